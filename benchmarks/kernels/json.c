// Parsing: a recursive reader of JSON, with numbers and escapes, over a text it wrote itself.
#include "kernel.h"

enum { capacity = 1 << 20 };

static char text[capacity];
static size_t size;
static const char* at;
static uint64_t sum;

static void put(const char* part) {
  const size_t length = strlen(part);
  memcpy(text + size, part, length);
  size += length;
}

static void write_value(int depth) {
  char number[32];
  switch (depth == 0 ? random_below(3) : random_below(5)) {
  case 0:
    snprintf(number, sizeof number, "%d.%02u", (int)random_below(100000) - 50000, random_below(100));
    put(number);
    break;
  case 1:
    put("\"a string with \\\"escapes\\\" and \\u00e9\"");
    break;
  case 2:
    put(random_below(2) ? "true" : "null");
    break;
  case 3:
    put("[");
    for (int i = 0; i < 8; ++i) {
      put(i ? ", " : "");
      write_value(depth - 1);
    }
    put("]");
    break;
  default:
    put("{");
    for (int i = 0; i < 6; ++i) {
      snprintf(number, sizeof number, "%s\"key%u\": ", i ? ", " : "", random_below(1000));
      put(number);
      write_value(depth - 1);
    }
    put("}");
  }
}

static void skip_space(void) {
  while (*at == ' ' || *at == '\n')
    ++at;
}

static void read_string(void) {
  for (++at; *at != '"'; ++at) {
    if (*at == '\\')
      ++at;
    sum = mix(sum, (unsigned char)*at);
  }
  ++at;
}

static void read_number(void) {
  const int negative = *at == '-';
  at += negative;
  double value = 0, scale = 1;
  for (; *at >= '0' && *at <= '9'; ++at)
    value = 10 * value + (*at - '0');
  if (*at == '.') {
    for (++at; *at >= '0' && *at <= '9'; ++at) {
      value = 10 * value + (*at - '0');
      scale *= 10;
    }
  }
  sum = mix(sum, (uint64_t)(int64_t)(100 * (negative ? -value : value) / scale));
}

static void read_value(void) {
  skip_space();
  switch (*at) {
  case '{':
  case '[': {
    const char end = *at == '{' ? '}' : ']';
    for (++at, skip_space(); *at != end; skip_space()) {
      if (*at == ',')
        ++at;
      skip_space();
      if (end == '}') {
        read_string();
        skip_space();
        ++at; // the colon
      }
      read_value();
    }
    ++at;
    break;
  }
  case '"':
    read_string();
    break;
  case 't':
  case 'n':
    at += 4;
    sum = mix(sum, 4);
    break;
  default:
    read_number();
  }
}

static uint64_t run(unsigned rounds) {
  put("[");
  while (size < capacity / 2) {
    write_value(3);
    put(",\n");
  }
  put("null]");
  for (unsigned round = 0; round < rounds; ++round) {
    at = text;
    read_value();
  }
  return sum;
}
