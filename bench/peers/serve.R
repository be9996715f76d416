# Rscript serve.R WORKLOAD FOLDER: x.f64, r.f64 and rho.f64 in the folder are little-endian doubles.
# Speaks as serve.py does: a line with version and check numbers, then one timed run for each line read.
args <- commandArgs(TRUE)
column <- function(name) { path <- file.path(args[2], paste0(name, ".f64")); readBin(path, "double", file.size(path) / 8, endian = "little") }
peers <- list("nb-logpmf" = function() {
  x <- column("x"); r <- column("r"); rho <- column("rho")
  function() { v <- dnbinom(x, r, 1 - rho, log = TRUE); c(sum(v), v[1], v[length(v)]) }
})
run <- peers[[args[1]]]()
say <- function(text) { cat(text, "\n", sep = ""); flush(stdout()) }
say(sprintf('{"version":"R %s.%s","checks":[%s]}', R.version$major, R.version$minor, paste(sprintf("%.17g", run()), collapse = ",")))
lines <- file("stdin", "r")
while (length(readLines(lines, 1)) > 0) {
  began <- Sys.time(); run()
  say(sprintf('{"ms":%.6f}', as.numeric(difftime(Sys.time(), began, units = "secs")) * 1e3))
}
