#ifndef DIRSYNC_CPLATFORM_SHIM_H
#define DIRSYNC_CPLATFORM_SHIM_H

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

// Swift imports no function with a variable number of arguments. 0 when it worked.
static inline int dirsync_make_undumpable(void) {
#ifdef __linux__
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
  return 0;
#endif
}

// glibc types the resource's name as an enum, the other libraries as a number. 1 and not 0: it is
// what tells Linux not to hand the dump to a program either.
static inline int dirsync_forbid_core(void) {
  struct rlimit none = {1, 1};
  return setrlimit(RLIMIT_CORE, &none);
}

#endif
