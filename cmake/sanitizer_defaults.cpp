// What AddressSanitizer's run-time library asks every program of an instrumented build.
//
// LLVM's allocators poison what they have not given out, where their code is instrumented. Debian's LLVM and
// lld are not, so which of an allocator's functions poison and which give out without lifting that is the
// linker's choice among the copies of its templates: lld was seen to be stopped at memory of its own.
extern "C" const char* __asan_default_options();

extern "C" const char* __asan_default_options() { return "allow_user_poisoning=0"; }
