#ifndef DIRSYNC_BENCHMARK_REFERENCE_SHA256_H
#define DIRSYNC_BENCHMARK_REFERENCE_SHA256_H

#include <stdint.h>

// The SHA-256 of a file, read in pieces of 256 KiB. 0, or -1 if it can't be read.
int reference_sha256_file(const char *path, uint8_t digest[32]);

#endif
