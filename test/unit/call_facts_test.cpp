// Which functions may throw, where types have subtypes or the world is open. The plain cases are in
// lower/exceptions/who-throws.wat.
#include "compiler/decode/decode.hpp"
#include "compiler/lower/call_facts.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/text/assemble.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot {
namespace {

// One letter for each function: T if it may throw, otherwise a dash.
std::string throwing_functions(std::string_view text, World world) {
  Diagnostics diagnostics("text");
  const std::optional<AssembledModule> assembled = assemble(text, diagnostics);
  if (!assembled)
    return diagnostics.errors().front().message;
  const std::optional<Module> module = decode(assembled->bytes, diagnostics);
  if (!module)
    return diagnostics.errors().front().message;
  const CallFacts facts(*module, world);
  std::string result;
  for (std::uint32_t function = 0; function < module->functions.size(); ++function)
    result += facts.may_throw(FunctionIndex(function)) ? 'T' : '-';
  return result;
}

TEST(CallFacts, FunctionsOfOneHierarchyAgree) {
  // Function 0 is called by references of $parent, as is the one that throws; 2 is of another hierarchy,
  // though its type has the same parameters.
  EXPECT_EQ(throwing_functions(R"((module
    (tag $tag)
    (type $parent (sub (func (param i32))))
    (type $child (sub $parent (func (param i32))))
    (type $sibling (sub final $parent (func (param i32))))
    (type $other (sub (func (param i32))))
    (func $f0 (type $child))
    (func $f1 (type $sibling) (throw $tag))
    (func $f2 (type $other))
    (func $f3 (call_ref $parent (i32.const 0) (ref.func $f0)))
    (func $f4 (call_ref $other (i32.const 0) (ref.func $f2)))
    (elem declare func $f0 $f1 $f2)))",
                               World::closed),
            "TT-T-");
}

TEST(CallFacts, OnlyReferencedFunctionsAgree) {
  EXPECT_EQ(throwing_functions(R"((module
    (tag $tag)
    (type $type (func))
    (func $f0 (type $type))
    (func $f1 (type $type) (throw $tag))
    (func $f2 (call_ref $type (ref.func $f1)))
    (elem declare func $f1)))",
                               World::closed),
            "-TT");
}

TEST(CallFacts, ExceptionsGoThroughCallersUpToTheFirst) {
  EXPECT_EQ(throwing_functions(R"((module
    (tag $tag)
    (func $f0 (throw $tag))
    (func $f1 (call $f0))
    (func $f2 (call $f1))
    (func $f3 (return_call $f4))
    (func $f4 (call $f2))
    (func $f5)
    (func $f6 (return_call $f5))))",
                               World::closed),
            "TTTTT--");
}

TEST(CallFacts, InAnOpenWorldWhateverOthersCanCallMayThrow) {
  // 0: imported; 1: exported; 2: in a table; 3: called by none but this module; 4: calls the import.
  EXPECT_EQ(throwing_functions(R"((module
    (import "m" "f" (func $f0))
    (func $f1 (export "f"))
    (func $f2)
    (func $f3)
    (func $f4 (call $f0) (call $f3))
    (table funcref (elem $f2))))",
                               World::open),
            "TTT-T");
}

} // namespace
} // namespace ingot
