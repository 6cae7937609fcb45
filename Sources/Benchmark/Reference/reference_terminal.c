// Pseudo-terminals, whose calls Swift's Glibc module hides.
#define _GNU_SOURCE
#include "reference_terminal.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int reference_terminal_open(int width, int height) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
  if (master < 0) return -1;
  if (grantpt(master) || unlockpt(master) || ioctl(master, TIOCSWINSZ, &size)) {
    close(master);
    return -1;
  }
  return master;
}

pid_t reference_terminal_start(int master, const char *program, const char *argument) {
  char name[128];
  if (ptsname_r(master, name, sizeof name)) return -1;
  char *arguments[] = {(char *)program, (char *)argument, NULL};
  char folder[4096] = "TMPDIR=/tmp";
  const char *ours = getenv("TMPDIR");
  if (ours) snprintf(folder, sizeof folder, "TMPDIR=%s", ours);
  char *environment[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/tmp", folder, NULL};
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  pid_t process = -1;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  // In a session of its own, so that the terminal becomes the controlling one.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&files, 0, 1);
  posix_spawn_file_actions_adddup2(&files, 0, 2);
  int failure = posix_spawn(&process, program, &files, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  return failure ? -1 : process;
}
