#define _GNU_SOURCE
#include "reference_preview.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DAY, USER_NAME, TEXT, ATTRIBUTES };

static const char *const columns[ATTRIBUTES] = {"start_date", "github_username", "tag_team"};
static const char *const variables[ATTRIBUTES] = {"startdate", "githubusername", "tag_team"};

struct span {
  char *start;
  size_t length;
};

struct row {
  struct span email, values[ATTRIBUTES];
};

struct table {
  struct row *rows;
  size_t count, room;
  uint32_t *slots;
  size_t mask;
  char *matched;
};

static uint64_t hash_of(struct span email) {
  uint64_t hash = 1469598103934665603u;
  for (size_t i = 0; i < email.length; i++) hash = (hash ^ (uint8_t)email.start[i]) * 1099511628211u;
  return hash ^ hash >> 29;
}

static void lower(struct span text) {
  for (size_t i = 0; i < text.length; i++) text.start[i] = (char)tolower((unsigned char)text.start[i]);
}

static int is(struct span text, const char *word) {
  return strlen(word) == text.length && memcmp(text.start, word, text.length) == 0;
}

// The next cell of an export; doubled quotation marks are joined in place.
static char *read_cell(char *at, char *end, struct span *cell) {
  if (at == end || *at != '"') {
    cell->start = at;
    while (at < end && *at != ',' && *at != '\n' && *at != '\r') at++;
    cell->length = (size_t)(at - cell->start);
    return at;
  }
  char *to = ++at;
  cell->start = to;
  while (at < end && (*at != '"' || (at + 1 < end && at[1] == '"'))) {
    if (*at == '"') at++;
    *to++ = *at++;
  }
  cell->length = (size_t)(to - cell->start);
  return at < end ? at + 1 : at;
}

static size_t find(const struct table *table, struct span email) {
  size_t slot = hash_of(email) & table->mask;
  for (; table->slots[slot]; slot = (slot + 1) & table->mask) {
    struct span other = table->rows[table->slots[slot] - 1].email;
    if (other.length == email.length && !memcmp(other.start, email.start, email.length)) break;
  }
  return slot;
}

static void read_rows(struct table *table, char *at, char *end) {
  int places[64], place = 0;
  for (int is_header = 1; at < end; is_header = 0) {
    struct row row;
    memset(&row, 0, sizeof row);
    for (place = 0;; place++) {
      struct span cell;
      at = read_cell(at, end, &cell);
      if (is_header) {
        places[place] = is(cell, "email") ? ATTRIBUTES : -1;
        for (int i = 0; i < ATTRIBUTES; i++) if (is(cell, columns[i])) places[place] = i;
      } else if (places[place] == ATTRIBUTES) {
        row.email = cell;
      } else if (places[place] >= 0) {
        row.values[places[place]] = cell;
      }
      if (at >= end || *at != ',') break;
      at++;
    }
    while (at < end && (*at == '\r' || *at == '\n')) at++;
    if (is_header) continue;
    if (table->count == table->room) {
      table->room = table->room ? table->room * 2 : 1 << 16;
      table->rows = realloc(table->rows, table->room * sizeof *table->rows);
    }
    lower(row.email);
    table->rows[table->count++] = row;
  }
  size_t size = 1024;
  while (size < table->count * 2) size *= 2;
  table->slots = calloc(size, sizeof *table->slots);
  table->matched = calloc(table->count + 1, 1);
  table->mask = size - 1;
  for (size_t i = 0; i < table->count; i++) {
    size_t slot = find(table, table->rows[i].email);
    if (!table->slots[slot]) table->slots[slot] = (uint32_t)i + 1;
  }
}

static int differs(int attribute, struct span one, struct span other) {
  if (one.length != other.length) return 1;
  if (attribute == USER_NAME) return strncasecmp(one.start, other.start, one.length) != 0;
  if (attribute == TEXT) return memcmp(one.start, other.start, one.length) != 0;
  for (size_t i = 0; i < one.length; i++) {
    char a = one.start[i] == '/' ? '-' : one.start[i];
    char b = other.start[i] == '/' ? '-' : other.start[i];
    if (a != b) return 1;
  }
  return 0;
}

struct person {
  struct span email, external_id, status, values[ATTRIBUTES];
};

static void count(struct table *table, struct person *person, struct reference_preview *counts) {
  lower(person->email);
  uint32_t found = table->slots[find(table, person->email)];
  if (found) table->matched[found - 1] = 1;
  if (is(person->status, "DEPROVISIONED")) return;
  counts->users++;
  if (!found) return;
  counts->matched++;
  if (!person->external_id.length) return;
  int touched = 0;
  for (int i = 0; i < ATTRIBUTES; i++) {
    struct span before = table->rows[found - 1].values[i], after = person->values[i];
    if (!differs(i, before, after)) continue;
    touched = 1;
    if (!before.length) counts->filled[i]++;
    else if (!after.length) counts->blanked[i]++;
    else counts->changed[i]++;
  }
  counts->unchanged += !touched;
}

// The end of a string, its opening quotation mark being passed.
static char *string_end(char *at) {
  for (;; at++) {
    at = strpbrk(at, "\"\\");
    if (*at == '"') return at;
    at++;
  }
}

// Walks over one page: an object of depth 2 is a person, of depth 3 the profile or what is
// embedded, of depth 4 the account.
static void read_page(char *at, struct table *table, struct reference_preview *counts) {
  struct person person;
  memset(&person, 0, sizeof person);
  struct span key = {NULL, 0}, names[8];
  int depth = 0;
  for (; *at; at++) {
    switch (*at) {
      case '{':
      case '[':
        depth++;
        if (depth < 8) names[depth] = key;
        if (depth == 2) memset(&person, 0, sizeof person);
        break;
      case '}':
      case ']':
        if (depth == 2) count(table, &person, counts);
        depth--;
        break;
      case '"': {
        struct span text = {at + 1, 0};
        at = string_end(at + 1);
        text.length = (size_t)(at - text.start);
        if (at[1] == ':') {
          key = text;
        } else if (depth == 2) {
          if (is(key, "externalId")) person.external_id = text;
        } else if (depth == 3 && is(names[3], "profile")) {
          if (is(key, "email")) person.email = text;
          for (int i = 0; i < ATTRIBUTES; i++) if (is(key, variables[i])) person.values[i] = text;
        } else if (depth == 4 && is(names[4], "user") && is(key, "status")) {
          person.status = text;
        }
        break;
      }
      default: break;
    }
  }
}

int reference_preview(const char *pages, const char *backup, struct reference_preview *counts) {
  struct table table = {0};
  memset(counts, 0, sizeof *counts);
  FILE *file = fopen(backup, "r");
  if (!file) return -1;
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  size_t got = fread(bytes, 1, size, file);
  fclose(file);
  read_rows(&table, bytes, bytes + got);

  file = fopen(pages, "r");
  if (!file) return -1;
  char *line = NULL;
  size_t room = 0;
  while (getline(&line, &room, file) > 0) read_page(line, &table, counts);
  fclose(file);
  for (size_t i = 0; i < table.count; i++) counts->unmatched += !table.matched[i];
  free(line);
  free(table.rows);
  free(table.slots);
  free(table.matched);
  free(bytes);
  return 0;
}
