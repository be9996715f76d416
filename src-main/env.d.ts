/** True in builds that tests drive; the shipped build closes every debugging port. */
declare const __KEEP_DEBUGGING__: boolean;
