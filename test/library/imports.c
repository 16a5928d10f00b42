// What a module imports beside functions. Memories and tables are the instance's, as if the module had
// defined them, and the host sees them by the names of the imports; globals begin with what the host says,
// before anything of the module is evaluated.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/importer.wat --emit=header -o %t.dir/importer.h
// RUN: ingot %S/Inputs/importer.wat -O0 --emit=lib -o %t.dir/O0.a
// RUN: ingot %S/Inputs/importer.wat -O2 --emit=lib -o %t.dir/O2.a
// RUN: ingot %S/Inputs/importer.wat -O2 --bounds=check --emit=lib -o %t.dir/checked.a
// RUN: ingot %S/Inputs/importer.wat -O2 --emit=shared -o %t.dir/libimporter.so
// RUN: gcc -std=c11 -Wall -Wextra -Wconversion -Werror -I %t.dir %s %t.dir/O0.a -o %t.O0
// RUN: %t.O0
// RUN: %clang -x c++ -std=c++20 -Wall -Wextra -Werror -I %t.dir %s -x none %t.dir/O2.a -o %t.clang++ -lstdc++
// RUN: %t.clang++
// RUN: gcc -std=c11 -rdynamic -I %t.dir %s -L %t.dir -limporter -Wl,-rpath,%t.dir -o %t.shared
// RUN: %t.shared
// RUN: gcc -std=c11 -g -fsanitize=address,undefined -I %t.dir %s %t.dir/checked.a -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san
// RUN: gcc -std=c11 -g -I %t.dir %s %t.dir/checked.a -o %t.checked
// RUN: %if valgrind %{ valgrind --quiet --error-exitcode=9 %t.checked %}
#include "Inputs/check.h"
#include "importer.h"

#include <string.h>

// The host's data: what the globals are to be, and how often the host was asked.
struct host {
  int32_t i32;
  int asked;
};

static struct host* asked_of(void* user) {
  struct host* const host = (struct host*)user;
  host->asked++;
  return host;
}

int32_t importer_import_env_i32(void* user) { return asked_of(user)->i32; }
int32_t importer_import_env_i32_(void* user) { return asked_of(user)->asked; }
int64_t importer_import_env_i64(void* user) { return asked_of(user)->asked * INT64_C(10000000000); }
float importer_import_env_f32(void* user) { return (float)asked_of(user)->asked + 0.5f; }
double importer_import_env_f64(void* user) { return asked_of(user)->asked + 0.25; }
void importer_import_env_v128(void* user, ingot_v128* value) {
  memset(value, asked_of(user)->i32, sizeof *value);
}

// In the start function, when PREFIX_create has not yet returned: the instance is there all the same.
ingot_outcome importer_import_env_started(importer_instance* instance, void* user, int32_t p0) {
  char text[6];
  int32_t seven = 0;
  if (user == NULL)
    return INGOT_TRAP_UNREACHABLE;
  CHECK(importer_user(instance) == user && p0 == ((struct host*)user)->i32 &&
        ((struct host*)user)->asked == 6);
  CHECK(importer_import_env_memory_size(instance) == 65536);
  CHECK(importer_import_env_memory_read(instance, (uint64_t)p0, text, sizeof text) &&
        memcmp(text, "at i32", sizeof text) == 0);
  CHECK(importer_load(instance, 0, &seven) == INGOT_RETURNED && seven == 7);
  CHECK(importer_import_env_memory_write(instance, 4, &p0, sizeof p0));
  CHECK(importer_import_env_i64_get(instance) == INT64_C(20000000000));
  return INGOT_RETURNED;
}

ingot_outcome importer_import_env_i64_get_(importer_instance* instance, void* user) {
  (void)instance, (void)user;
  return INGOT_RETURNED;
}

static void check_globals(importer_instance* instance, int32_t i32) {
  double sum = 0;
  ingot_v128 vector = {{0}}, expected;
  memset(&expected, i32, sizeof expected);
  CHECK(importer_import_env_i32_get(instance) == i32 && importer_copy_get(instance) == i32);
  CHECK(importer_import_env_i32__get(instance) == 6);
  CHECK(importer_import_env_f32_get(instance) == 3.5f && importer_import_env_f64_get(instance) == 4.25);
  CHECK(importer_vector(instance, &vector) == INGOT_RETURNED &&
        memcmp(&vector, &expected, sizeof vector) == 0);
  // By either name it is the same, and the module sees what the host sets.
  CHECK(importer_i64_get(instance) == INT64_C(20000000001) &&
        importer_import_env_i64_get(instance) == INT64_C(20000000001));
  importer_import_env_i64_set(instance, 1000);
  importer_import_env_f32_set(instance, 0.5f);
  importer_import_env_i32__set(instance, 1);
  CHECK(importer_i64_get(instance) == 1000);
  CHECK(importer_sum(instance, &sum) == INGOT_RETURNED && sum == i32 + 1000 + 0.5 + 4.25 + 1);
}

static void check_memories(importer_instance* instance, int32_t i32) {
  int32_t loaded = 0, grown = 0;
  CHECK(importer_load(instance, 4, &loaded) == INGOT_RETURNED && loaded == i32);
  CHECK(importer_import_env_memory_at(instance, 0, 1) == importer_memory_at(instance, 0, 1));
  CHECK(importer_import_env_memory_at(instance, 65536, 1) == NULL);
  CHECK(importer_own_at(instance, 0, 1) != importer_memory_at(instance, 0, 1) &&
        importer_own_size(instance) == 131072);
  // As far as the import says; the configuration says less.
  CHECK(importer_grow(instance, 3, &grown) == INGOT_RETURNED && grown == -1);
  CHECK(importer_grow(instance, 1, &grown) == INGOT_RETURNED && grown == 1);
  CHECK(importer_import_env_memory_size(instance) == 131072 && importer_memory_size(instance) == 131072);
}

int main(void) {
  struct host hosts[2] = {{100, 0}, {50, 0}};
  ingot_configuration configuration;
  memset(&configuration, 0, sizeof configuration);
  configuration.memory_size = 131072;
  importer_instance* instances[2];
  for (int i = 0; i < 2; i++) {
    configuration.user = &hosts[i];
    CHECK(importer_create(&configuration, &instances[i]) == INGOT_RETURNED);
  }
  for (int i = 0; i < 2; i++) {
    int32_t result = 0;
    importer_instance* const instance = instances[i];
    check_globals(instance, hosts[i].i32);
    check_memories(instance, hosts[i].i32);
    CHECK(importer_import_env_table_size(instance) == 3 && importer_import_env_functions_size(instance) == 2);
    CHECK(importer_nulls(instance, &result) == INGOT_RETURNED && result == 3);
    CHECK(importer_grow_table(instance, 8, &result) == INGOT_RETURNED && result == -1);
    CHECK(importer_grow_table(instance, 7, &result) == INGOT_RETURNED && result == 3);
    CHECK(importer_import_env_table_size(instance) == 10);
    CHECK(importer_call(instance, 1, &result) == INGOT_RETURNED && result == 42);
    CHECK(importer_call(instance, 0, &result) == INGOT_TRAP_UNINITIALIZED_ELEMENT);
    CHECK(importer_catch(instance, 77, &result) == INGOT_RETURNED && result == 77);
  }

  // A global of the host's that leads a segment out of bounds, and limits that are too small.
  importer_instance* none = NULL;
  struct host outside = {65535, 0};
  configuration.user = &outside;
  CHECK(importer_create(&configuration, &none) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS && none == NULL &&
        outside.asked == 6);
  configuration.memory_size = 65535;
  outside.asked = 0;
  CHECK(importer_create(&configuration, &none) == INGOT_NO_MEMORY && none == NULL && outside.asked == 0);
  for (int i = 0; i < 2; i++)
    importer_destroy(instances[i]);
  return 0;
}
