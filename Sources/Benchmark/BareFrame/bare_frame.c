// The least that a program with ncurses does: draws one given frame, and answers a key by a change
// of one line, or with ? or Enter of the whole screen. What dirsync-setup takes beyond this is its own.
//
// The file of its one argument has a run of cells a line: y, x, attributes, colour, text.
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>

enum { BOLD = 1, DIM = 2, REVERSE = 4, UNDERLINE = 8 };

static attr_t attributes_of(int bits) {
  attr_t attributes = A_NORMAL;
  if (bits & BOLD) attributes |= A_BOLD;
  if (bits & DIM) attributes |= A_DIM;
  if (bits & REVERSE) attributes |= A_REVERSE;
  if (bits & UNDERLINE) attributes |= A_UNDERLINE;
  return attributes;
}

static int draw_frame(const char *path, int down) {
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  char line[4096];
  while (fgets(line, sizeof line, file)) {
    int y, x, bits, color, start = 0;
    line[strcspn(line, "\n")] = 0;
    if (sscanf(line, "%d %d %d %d%n", &y, &x, &bits, &color, &start) != 4 || line[start] != ' ') {
      fclose(file);
      return 0;
    }
    attr_set(attributes_of(bits), (short)color, NULL);
    mvaddstr(y + down, x, line + start + 1);
  }
  attr_set(A_NORMAL, 0, NULL);
  fclose(file);
  return 1;
}

int main(int count, char **words) {
  setlocale(LC_ALL, "");
  if (count != 2 || !newterm(NULL, stdout, stdin)) return 2;
  start_color();
  use_default_colors();
  for (short color = 1; color < 8; color++) init_pair(color, color, -1);
  raw();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  if (!draw_frame(words[1], 0)) {
    endwin();
    return 4;
  }
  refresh();
  for (int line = 0, down = 0, key; (key = getch()) != 'q' && key != ERR;) {
    if (key == '?' || key == '\r' || key == '\n') {
      down = !down;
      erase();
      draw_frame(words[1], down);
    } else {
      line = !line;
      mvchgat(LINES / 2, 0, -1, line ? A_REVERSE : A_NORMAL, 0, NULL);
    }
    refresh();
  }
  endwin();
  return 0;
}
