// What a kernel needs of its host when wasm2c translates it: its arguments, standard output and the end.
// wasm2c itself brings no WASI. Compiled together with guest.c, the translation, for which this is the whole
// program.
#include "guest.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct Z_wasi_snapshot_preview1_instance_t {
  Z_guest_instance_t* guest;
  int argument_count;
  char** arguments;
};
typedef struct Z_wasi_snapshot_preview1_instance_t Host;

enum { errno_success = 0, errno_badf = 8, errno_io = 29, errno_spipe = 70, filetype_character_device = 2 };

static uint8_t* at(Host* host, u32 address) { return host->guest->w2c_memory.data + address; }

static u32 load(Host* host, u32 address) {
  u32 value;
  memcpy(&value, at(host, address), sizeof value);
  return value;
}

static void store(Host* host, u32 address, u32 value) { memcpy(at(host, address), &value, sizeof value); }

u32 Z_wasi_snapshot_preview1Z_args_sizes_get(Host* host, u32 count, u32 size) {
  u32 bytes = 0;
  for (int i = 0; i < host->argument_count; ++i)
    bytes += (u32)strlen(host->arguments[i]) + 1;
  store(host, count, (u32)host->argument_count);
  store(host, size, bytes);
  return errno_success;
}

u32 Z_wasi_snapshot_preview1Z_args_get(Host* host, u32 pointers, u32 text) {
  for (int i = 0; i < host->argument_count; ++i) {
    const u32 length = (u32)strlen(host->arguments[i]) + 1;
    store(host, pointers + 4 * (u32)i, text);
    memcpy(at(host, text), host->arguments[i], length);
    text += length;
  }
  return errno_success;
}

u32 Z_wasi_snapshot_preview1Z_fd_write(Host* host, u32 fd, u32 vectors, u32 count, u32 written) {
  u32 total = 0;
  for (u32 i = 0; i < count; ++i) {
    const ssize_t here =
        write((int)fd, at(host, load(host, vectors + 8 * i)), load(host, vectors + 8 * i + 4));
    if (here < 0)
      return errno_io;
    total += (u32)here;
  }
  store(host, written, total);
  return errno_success;
}

u32 Z_wasi_snapshot_preview1Z_fd_fdstat_get(Host* host, u32 fd, u32 status) {
  memset(at(host, status), 0, 24);
  *at(host, status) = filetype_character_device;
  return fd <= 2 ? errno_success : errno_badf;
}

u32 Z_wasi_snapshot_preview1Z_fd_close(Host* host, u32 fd) {
  (void)host, (void)fd;
  return errno_success;
}

u32 Z_wasi_snapshot_preview1Z_fd_seek(Host* host, u32 fd, u64 offset, u32 whence, u32 position) {
  (void)host, (void)fd, (void)offset, (void)whence, (void)position;
  return errno_spipe;
}

void Z_wasi_snapshot_preview1Z_proc_exit(Host* host, u32 status) {
  (void)host;
  exit((int)status);
}

int main(int argc, char** argv) {
  static Z_guest_instance_t guest;
  Host host = {&guest, argc, argv};
  wasm_rt_init();
  Z_guest_init_module();
  Z_guest_instantiate(&guest, &host);
  Z_guestZ__start(&guest);
  return 0;
}
