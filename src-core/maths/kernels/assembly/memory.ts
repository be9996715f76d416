/** Where the double of this index lies: the whole memory is one row of doubles, from byte 0 on, and nothing else lives in it. */
@inline
export function at(index: i32): usize {
  return <usize>index << 3;
}
