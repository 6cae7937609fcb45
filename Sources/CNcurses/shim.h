#ifndef DIRSYNC_CNCURSES_SHIM_H
#define DIRSYNC_CNCURSES_SHIM_H

// Both must stand before the header: the wide-character calls are hidden without them.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>

#endif
