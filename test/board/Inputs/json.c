/* Reads a line of JSON from standard input and prints its values, one a line, with the way to each. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char* at;
static char path[256];

static void skip(void) {
  while (isspace((unsigned char)*at))
    at++;
}

static void fail(const char* what) {
  printf("error: %s at '%.5s'\n", what, at);
  exit(1);
}

static char* read_string(void) {
  const char* begin = ++at;
  while (*at != '"' && *at != 0)
    at++;
  if (*at == 0)
    fail("no end of a string");
  char* text = malloc((size_t)(at - begin) + 1);
  memcpy(text, begin, (size_t)(at - begin));
  text[at++ - begin] = 0;
  return text;
}

static void read_value(size_t depth);

static void read_members(size_t depth, char end) {
  at++;
  for (int index = 0;; index++) {
    skip();
    if (end == '}') {
      if (*at != '"')
        fail("no name");
      char* name = read_string();
      snprintf(path + depth, sizeof path - depth, ".%s", name);
      free(name);
      skip();
      if (*at++ != ':')
        fail("no colon");
    } else {
      snprintf(path + depth, sizeof path - depth, "[%d]", index);
    }
    read_value(strlen(path));
    path[depth] = 0;
    skip();
    if (*at == end)
      break;
    if (*at++ != ',')
      fail("no comma");
  }
  at++;
}

static void read_value(size_t depth) {
  skip();
  if (*at == '{' || *at == '[')
    return read_members(depth, *at == '{' ? '}' : ']');
  if (*at == '"') {
    char* text = read_string();
    printf("%s = \"%s\"\n", path, text);
    free(text);
    return;
  }
  char* end;
  double number = strtod(at, &end);
  if (end == at)
    fail("no value");
  at = end;
  printf("%s = %g\n", path, number);
}

int main(void) {
  static char line[512];
  if (fgets(line, sizeof line, stdin) == NULL)
    return 2;
  at = line;
  read_value(0);
  return 0;
}
