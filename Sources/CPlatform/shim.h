#ifndef DIRSYNC_CPLATFORM_SHIM_H
#define DIRSYNC_CPLATFORM_SHIM_H

#include <spawn.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
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

// SIGALRM after so many milliseconds, below a second; the timer's name is typed like the resource's.
static inline void dirsync_alarm(int milliseconds) {
  struct itimerval once = {{0, 0}, {0, milliseconds * 1000}};
  setitimer(ITIMER_REAL, &once, 0);
}

// SIGPROF after each so many microseconds of the process's processor time.
static inline void dirsync_watch_processor_time(int microseconds) {
  struct itimerval again = {{0, microseconds}, {0, microseconds}};
  setitimer(ITIMER_PROF, &again, 0);
}

// SIG_IGN is a cast, which Swift can't compare with.
static inline int dirsync_is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, 0, &action) == 0 && action.sa_handler == SIG_IGN;
}

// The arguments as the system laid them down, for where /proc doesn't tell them: before the
// environment stand their null pointer, they themselves, and their number (System V ABI, "Process
// initialization"). Their number, or -1 where nothing of that kind is found.
extern char **environ;
static inline int dirsync_arguments(char ***arguments) {
#ifdef __linux__
  if (!environ) return -1;
  char **end = environ - 1;
  for (long count = 0; !*end && count < 65536; count++) {
    if ((long)end[-count - 1] != count) continue;
    *arguments = end - count;
    return (int)count;
  }
#endif
  return -1;
}

// A child's files from a number on are closed; glibc hides the declaration from Swift, and the other
// libraries have no such function.
#ifdef __GLIBC__
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
static inline int dirsync_close_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
#else
static inline int dirsync_close_from(posix_spawn_file_actions_t *actions, int first) { return 0; }
#endif

#endif
