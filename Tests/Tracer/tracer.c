#define _GNU_SOURCE
#include "tracer.h"

#if defined(__linux__) && defined(__x86_64__)

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/reg.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_FILES = 1024, MOST_THREADS = 256 };

// Where the first argument of interest stands: a path, or an open file.
enum kind { NONE, ON_FILE, ON_PATH, ON_PATH_AT };

struct call {
  long number;
  const char *name;
  enum kind kind;
};

static const struct call calls[] = {
    {SYS_write, "write", ON_FILE},       {SYS_pwrite64, "pwrite", ON_FILE},     {SYS_fsync, "fsync", ON_FILE},
    {SYS_fdatasync, "fdatasync", ON_FILE}, {SYS_ftruncate, "ftruncate", ON_FILE}, {SYS_fchmod, "fchmod", ON_FILE},
    {SYS_rename, "rename", ON_PATH},     {SYS_unlink, "unlink", ON_PATH},       {SYS_mkdir, "mkdir", ON_PATH},
    {SYS_rmdir, "rmdir", ON_PATH},       {SYS_renameat, "rename", ON_PATH_AT},  {SYS_renameat2, "rename", ON_PATH_AT},
    {SYS_unlinkat, "unlink", ON_PATH_AT}, {SYS_mkdirat, "mkdir", ON_PATH_AT},    {SYS_openat, "open", ON_PATH_AT},
    {SYS_open, "open", ON_PATH},
};

struct state {
  struct tracer_plan plan;
  struct tracer_result *result;
  char is_ours[MOST_FILES];  // whether a file of the program is one of the folder
  struct {
    pid_t id;
    char is_inside;      // between a call's beginning and its end
    char opens;          // the call opens a file of the folder
    char is_interfered;  // with this call
  } threads[MOST_THREADS];
};

static int thread_of(struct state *state, pid_t id) {
  for (int i = 0; i < MOST_THREADS; i++) {
    if (state->threads[i].id == id || state->threads[i].id == 0) {
      state->threads[i].id = id;
      return i;
    }
  }
  return 0;
}

static void read_text(pid_t id, unsigned long address, char *text, size_t size) {
  size_t length = 0;
  while (length + sizeof(long) < size) {
    errno = 0;
    long word = ptrace(PTRACE_PEEKDATA, id, address + length, 0);
    if (errno) break;
    memcpy(text + length, &word, sizeof word);
    if (memchr(&word, 0, sizeof word)) return;
    length += sizeof word;
  }
  text[length] = 0;
}

static int is_inside_folder(struct state *state, pid_t id, unsigned long address) {
  char path[PATH_MAX];
  read_text(id, address, path, sizeof path);
  // The program starts in the folder.
  if (path[0] != '/') return 1;
  return strncmp(path, state->plan.folder, strlen(state->plan.folder)) == 0;
}

static const struct call *call_of(long number) {
  for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
    if (calls[i].number == number) return &calls[i];
  }
  return NULL;
}

// Whether a call that begins changes the folder; notes whether it opens one of its files.
static int changes_folder(struct state *state, int thread, pid_t id, const struct call *call,
                          const struct user_regs_struct *regs) {
  state->threads[thread].opens = 0;
  if (call->kind == ON_FILE) return regs->rdi < MOST_FILES && state->is_ours[regs->rdi];
  int at = call->kind == ON_PATH_AT;
  if (!is_inside_folder(state, id, at ? regs->rsi : regs->rdi)) return 0;
  if (call->number != SYS_openat && call->number != SYS_open) return 1;
  state->threads[thread].opens = 1;
  return ((at ? regs->rdx : regs->rsi) & O_CREAT) != 0;
}

// The program is about to make a call. Whether it was killed.
static int begins(struct state *state, int thread, pid_t group, pid_t id) {
  struct user_regs_struct regs;
  if (ptrace(PTRACE_GETREGS, id, 0, &regs)) return 0;
  const struct call *call = call_of((long)regs.orig_rax);
  if (regs.orig_rax == SYS_close && regs.rdi < MOST_FILES) state->is_ours[regs.rdi] = 0;
  if (!call || !changes_folder(state, thread, id, call, &regs)) return 0;
  if (++state->result->calls != state->plan.point) return 0;
  snprintf(state->result->last, sizeof state->result->last, "%s", call->name);
  state->threads[thread].is_interfered = 1;
  if (state->plan.error) {
    regs.orig_rax = (unsigned long)-1;
    ptrace(PTRACE_SETREGS, id, 0, &regs);
  } else if (state->plan.moment == TRACER_BEFORE) {
    kill(group, SIGKILL);
    return 1;
  } else if (state->plan.moment == TRACER_HALFWAY && call->number == SYS_write) {
    regs.rdx /= 2;
    ptrace(PTRACE_SETREGS, id, 0, &regs);
  }
  return 0;
}

// A call has been made.
static void ends(struct state *state, int thread, pid_t group, pid_t id) {
  struct user_regs_struct regs;
  if (ptrace(PTRACE_GETREGS, id, 0, &regs)) return;
  if (state->threads[thread].opens && (long)regs.rax >= 0 && regs.rax < MOST_FILES) state->is_ours[regs.rax] = 1;
  state->threads[thread].opens = 0;
  if (!state->threads[thread].is_interfered) return;
  state->threads[thread].is_interfered = 0;
  if (!state->plan.error) {
    kill(group, SIGKILL);
    return;
  }
  regs.rax = (unsigned long)-(long)state->plan.error;
  ptrace(PTRACE_SETREGS, id, 0, &regs);
}

static void follow(struct state *state, pid_t group) {
  int status;
  pid_t id;
  while ((id = waitpid(-group, &status, __WALL)) > 0 || errno == EINTR) {
    if (id <= 0) continue;
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      if (id != group) continue;
      state->result->status = status;
      return;
    }
    int thread = thread_of(state, id);
    int signal = WSTOPSIG(status);
    int handed = 0;
    if (signal == (SIGTRAP | 0x80)) {
      state->threads[thread].is_inside = !state->threads[thread].is_inside;
      if (!state->threads[thread].is_inside) {
        ends(state, thread, group, id);
      } else if (begins(state, thread, group, id)) {
        continue;
      }
    } else if (signal != SIGTRAP && signal != SIGSTOP) {
      handed = signal;
    }
    ptrace(PTRACE_SYSCALL, id, 0, handed);
  }
}

int tracer_is_available(void) { return 1; }

int tracer_run(const char *path, char *const arguments[], char *const environment[], const char *directory,
               const int files[3], struct tracer_plan plan, struct tracer_result *result) {
  memset(result, 0, sizeof *result);
  pid_t child = fork();
  if (child < 0) return errno;
  if (child == 0) {
    for (int i = 0; i < 3; i++) dup2(files[i], i);
    setsid();
    if (chdir(directory) || ptrace(PTRACE_TRACEME, 0, 0, 0)) _exit(126);
    raise(SIGSTOP);
    execve(path, arguments, environment);
    _exit(127);
  }
  int status;
  if (waitpid(child, &status, __WALL) != child || !WIFSTOPPED(status)) return ECHILD;
  // Threads are followed, other programs are not.
  long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
  if (ptrace(PTRACE_SETOPTIONS, child, 0, options)) return errno;
  struct state state = {.plan = plan, .result = result};
  ptrace(PTRACE_SYSCALL, child, 0, 0);
  follow(&state, child);
  return 0;
}

#else

#include <errno.h>

int tracer_is_available(void) { return 0; }
int tracer_run(const char *path, char *const arguments[], char *const environment[], const char *directory,
               const int files[3], struct tracer_plan plan, struct tracer_result *result) {
  return ENOSYS;
}

#endif
