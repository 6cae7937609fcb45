// What the benchmark measures against: plain C that does the same with nothing to carry.
#ifndef DIRSYNC_BENCHMARK_REFERENCE_H
#define DIRSYNC_BENCHMARK_REFERENCE_H

#include "reference_preview.h"
#include "reference_sha256.h"
#include "reference_terminal.h"

#endif
