// Files of a board's storage, by the C library of WASI: argv[1] is the directory. Prints what the test
// expects.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[64];

static const char* in(const char* directory, const char* name) {
  snprintf(path, sizeof path, "%s/%s", directory, name);
  return path;
}

static void say(const char* what, int failed) { printf("%s: %s\n", what, failed ? strerror(errno) : "done"); }

int main(int argc, char** argv) {
  const char* const directory = argc > 1 ? argv[1] : ".";
  FILE* file = fopen(in(directory, "log.txt"), "w");
  say("create", file == NULL);
  if (file != NULL) {
    for (int i = 0; i < 300; i++)
      fprintf(file, "line %d\n", i);
    say("write", fclose(file));
  }
  file = fopen(in(directory, "log.txt"), "a");
  say("append", file == NULL || fputs("the end\n", file) < 0 || fclose(file) != 0);

  file = fopen(in(directory, "log.txt"), "r");
  say("open", file == NULL);
  if (file != NULL) {
    char line[32] = "";
    fseek(file, -8, SEEK_END);
    if (fgets(line, sizeof line, file))
      printf("last: %s", line);
    fseek(file, 7 * 10 + 8 * 5, SEEK_SET);
    if (fgets(line, sizeof line, file))
      printf("sixteenth: %s", line);
    fclose(file);
  }
  struct stat status;
  say("stat", stat(in(directory, "log.txt"), &status));
  printf("size %d, a file: %d\n", (int)status.st_size, S_ISREG(status.st_mode));
  say("stat of the directory", stat(directory, &status));
  printf("a directory: %d\n", S_ISDIR(status.st_mode));

  say("exclusive", open(in(directory, "log.txt"), O_CREAT | O_EXCL | O_WRONLY, 0666) < 0);
  say("what is not there", open(in(directory, "none"), O_RDONLY) < 0);
  say("outside", open(in(directory, "../secret"), O_RDONLY) < 0);
  say("outside, hidden", open(in(directory, "./x//../../secret"), O_RDONLY) < 0);
  say("list", open(directory, O_RDONLY | O_DIRECTORY) < 0);

  int descriptors[9];
  int opened = 0;
  while (opened < 9 && (descriptors[opened] = open(in(directory, "log.txt"), O_RDONLY)) >= 0)
    opened++;
  printf("opened %d at once, then: %s\n", opened, strerror(errno));
  for (int i = 0; i < opened; i++)
    close(descriptors[i]);
  char bytes[7] = "";
  const int readable = open(in(directory, "log.txt"), O_RDONLY);
  say("pread", pread(readable, bytes, 6, 7) != 6);
  printf("there: %s\n", bytes);
  say("write to what is read", write(readable, "x", 1) < 0);
  close(readable);

  say("remove", unlink(in(directory, "log.txt")));
  say("remove again", unlink(in(directory, "log.txt")));
  return 0;
}
