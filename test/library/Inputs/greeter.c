// A guest of wasi-libc: prints its arguments and what is in a file, complains on standard error, and exits.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char** argv) {
  for (int i = 0; i < argc; i++)
    printf("argument %d is %s\n", i, argv[i]);
  const char* name = getenv("GREETING");
  if (name == NULL)
    return 1;
  FILE* file = fopen(name, "r");
  if (file == NULL) {
    fprintf(stderr, "cannot open %s: %s\n", name, strerror(errno));
    return 2;
  }
  char line[80];
  while (fgets(line, sizeof line, file) != NULL)
    printf("%s", line);
  fclose(file);
  if (fopen(name, "w") != NULL)
    return 3;
  printf("it is read only: %s\n", strerror(errno));
  exit(77);
}
