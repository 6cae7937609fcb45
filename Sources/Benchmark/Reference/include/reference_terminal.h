#ifndef REFERENCE_TERMINAL_H
#define REFERENCE_TERMINAL_H

#include <sys/types.h>

// Opens a pseudo-terminal of that size; the master's descriptor, or -1.
int reference_terminal_open(int width, int height);

// Starts a program with one argument as the leader of a session of that terminal; its process id,
// or -1. Its environment has a kind of terminal, a UTF-8 locale, a home folder and our
// TMPDIR, nothing else.
pid_t reference_terminal_start(int master, const char *program, const char *argument);

#endif
