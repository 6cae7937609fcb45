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
static const mmask_t dirsync_button1_pressed = BUTTON1_PRESSED;
static const mmask_t dirsync_wheel_up = BUTTON4_PRESSED;
static const mmask_t dirsync_wheel_down = BUTTON5_PRESSED;
static const int dirsync_key_code = KEY_CODE_YES;
static const int dirsync_error = ERR;

// newterm and not initscr: the latter ends the program where the terminal is unknown.
static inline SCREEN *dirsync_newterm(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *dirsync_stdscr(void) { return stdscr; }
static inline int dirsync_colors(void) { return COLORS; }

#endif
