// SHA-256 (FIPS 180-4) in plain portable C: no intrinsics, no assembly, nothing of the processor's
// own. Unrolled with a rolling schedule, which is a quarter faster than the textbook's loop with
// both compilers, so that the reference is no easy one.
#include "reference_sha256.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define ROTATED(x, n) (((x) >> (n)) | ((x) << (32 - (n))))
#define LOADED(i)                                                                      \
  (w[i] = (uint32_t)p[4 * (i)] << 24 | (uint32_t)p[4 * (i) + 1] << 16 |                \
          (uint32_t)p[4 * (i) + 2] << 8 | p[4 * (i) + 3])
#define EXTENDED(i)                                                                    \
  (w[i] += (ROTATED(w[(i + 1) & 15], 7) ^ ROTATED(w[(i + 1) & 15], 18) ^               \
            (w[(i + 1) & 15] >> 3)) +                                                  \
           w[(i + 9) & 15] +                                                           \
           (ROTATED(w[(i + 14) & 15], 17) ^ ROTATED(w[(i + 14) & 15], 19) ^            \
            (w[(i + 14) & 15] >> 10)))
#define ROUND(a, b, c, d, e, f, g, h, constant, word)                                  \
  do {                                                                                 \
    uint32_t t = h + (ROTATED(e, 6) ^ ROTATED(e, 11) ^ ROTATED(e, 25)) +               \
                 (g ^ (e & (f ^ g))) + (constant) + (word);                            \
    d += t;                                                                            \
    h = t + (ROTATED(a, 2) ^ ROTATED(a, 13) ^ ROTATED(a, 22)) +                        \
        ((a & b) | (c & (a | b)));                                                     \
  } while (0)
#define EIGHT(i, WORD)                                                                 \
  do {                                                                                 \
    ROUND(a, b, c, d, e, f, g, h, k[i], WORD(i));                                      \
    ROUND(h, a, b, c, d, e, f, g, k[i + 1], WORD(i + 1));                              \
    ROUND(g, h, a, b, c, d, e, f, k[i + 2], WORD(i + 2));                              \
    ROUND(f, g, h, a, b, c, d, e, k[i + 3], WORD(i + 3));                              \
    ROUND(e, f, g, h, a, b, c, d, k[i + 4], WORD(i + 4));                              \
    ROUND(d, e, f, g, h, a, b, c, k[i + 5], WORD(i + 5));                              \
    ROUND(c, d, e, f, g, h, a, b, k[i + 6], WORD(i + 6));                              \
    ROUND(b, c, d, e, f, g, h, a, k[i + 7], WORD(i + 7));                              \
  } while (0)

static void compress(uint32_t s[8], const uint8_t *p, size_t blocks) {
  for (; blocks > 0; blocks--, p += 64) {
    uint32_t w[16];
    uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    const uint32_t *k = constants;
    EIGHT(0, LOADED);
    EIGHT(8, LOADED);
    for (int sixteen = 1; sixteen < 4; sixteen++) {
      k += 16;
      EIGHT(0, EXTENDED);
      EIGHT(8, EXTENDED);
    }
    s[0] += a, s[1] += b, s[2] += c, s[3] += d, s[4] += e, s[5] += f, s[6] += g, s[7] += h;
  }
}

static void finish(uint32_t s[8], const uint8_t *rest, size_t count, uint64_t total,
                   uint8_t digest[32]) {
  uint8_t last[128] = {0};
  size_t size = count < 56 ? 64 : 128;
  memcpy(last, rest, count);
  last[count] = 0x80;
  for (int i = 0; i < 8; i++) last[size - 1 - i] = (uint8_t)(total * 8 >> 8 * i);
  compress(s, last, size / 64);
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(s[i / 4] >> (24 - i % 4 * 8));
}

int reference_sha256_file(const char *path, uint8_t digest[32]) {
  static uint8_t buffer[256 << 10];
  uint32_t s[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  uint64_t total = 0;
  size_t count;
  FILE *file = fopen(path, "rb");
  if (!file) return -1;
  setvbuf(file, NULL, _IONBF, 0);
  while ((count = fread(buffer, 1, sizeof buffer, file)) == sizeof buffer) {
    compress(s, buffer, count / 64);
    total += count;
  }
  int failed = ferror(file);
  fclose(file);
  if (failed) return -1;
  compress(s, buffer, count / 64);
  finish(s, buffer + count / 64 * 64, count % 64, total + count, digest);
  return 0;
}
