#ifndef DIRSYNC_TRACER_H
#define DIRSYNC_TRACER_H

// Runs a program and interferes with one of its calls that change a folder: a power cut, or a refusal, at a moment of choice.

// When, seen from the call: it never happens, half of what is to be written is, or it is the last thing that happens.
enum { TRACER_BEFORE = 0, TRACER_HALFWAY = 1, TRACER_AFTER = 2 };

struct tracer_plan {
  const char *folder;  // calls that change what is under it are counted
  int point;           // with which of them to interfere, counted from 1; 0 for none
  int moment;          // when, for a kill
  int error;           // the errno that the call fails with instead; 0 for a kill
};

struct tracer_result {
  int calls;         // how many calls changed the folder
  int status;        // how the program ended, as wait(2) encodes it
  char last[64];     // the call that was interfered with, by name
};

// Whether this machine can do it; only x86-64 Linux can so far.
int tracer_is_available(void);

// Runs to the end; 0, or an errno. The three files become the program's standard ones.
int tracer_run(const char *path, char *const arguments[], char *const environment[], const char *directory,
               const int files[3], struct tracer_plan plan, struct tracer_result *result);

#endif
