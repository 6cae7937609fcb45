#ifndef DIRSYNC_BENCHMARK_REFERENCE_PREVIEW_H
#define DIRSYNC_BENCHMARK_REFERENCE_PREVIEW_H

#define REFERENCE_PREVIEW_ATTRIBUTES 3

// What a preview counts; attributes are startdate, githubusername and tag_team, in this order.
struct reference_preview {
  long users, matched, unmatched, unchanged;
  long changed[REFERENCE_PREVIEW_ATTRIBUTES];
  long filled[REFERENCE_PREVIEW_ATTRIBUTES];
  long blanked[REFERENCE_PREVIEW_ATTRIBUTES];
};

// Joins pages of app users, one a line, with an export, by e-mail without letter case. It trusts
// both files to be well formed. 0, or -1 if one can't be read.
int reference_preview(const char *pages, const char *backup, struct reference_preview *counts);

#endif
