#ifndef DIRSYNC_CNCURSES_SHIM_H
#define DIRSYNC_CNCURSES_SHIM_H

// Both must stand before the header: the wide-character calls are hidden without them.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <stdio.h>

// Swift imports no macro that casts or computes, and refuses C's mutable globals.
static const attr_t dirsync_bold = A_BOLD;
static const attr_t dirsync_dim = A_DIM;
static const attr_t dirsync_reverse = A_REVERSE;
static const attr_t dirsync_underline = A_UNDERLINE;
static const int dirsync_error = ERR;

// newterm and not initscr: the latter ends the program where the terminal is unknown. A null name
// means that of TERM.
static inline SCREEN *dirsync_newterm(const char *name, int output) {
  FILE *file = output == 1 ? stdout : fdopen(output, "w");
  return file ? newterm(name, file, stdin) : NULL;
}
static inline WINDOW *dirsync_stdscr(void) { return stdscr; }
static inline int dirsync_colors(void) { return COLORS; }

// Not declared by <wchar.h> without X/Open.
int wcwidth(wchar_t);
static inline int dirsync_width(unsigned character) { return wcwidth((wchar_t)character); }

#endif
