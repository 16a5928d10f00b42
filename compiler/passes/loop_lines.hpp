// What moves by equal steps in a loop, and how to find out in front of it that its 32-bit numbers do not
// wrap: for passes that give a loop a copy for that case.
//
// Let n be the number of times that the loop may be repeated by its latch; other ways out only shorten it. An
// address is, in mathematical integers, zext(a) + c with a = start + k * step modulo 2^32 in iteration k. If
// zext(start) + sext(step) * n is in [0, 2^32), so is all in between, and the modulus never comes into play:
// zext(a) is a line, monotone in k, and what holds of it in the first iteration and in the last holds in all.
// All is computed in 64 bits, where |step| * n < 2^63.
//
// Where two of these are at a constant distance modulo 2^32, as the fields of a record are, they are at that
// distance in mathematical integers if the lowest of them is not below 0 and the highest below 2^32, which is
// again to be compared for the first iteration and the last only. So one line stands for all of them.
//
// n is what LLVM says, or (bound - start) / step of what is compared with a bound for equality, if that
// leaves no remainder and step is a power of two, or less than 0 by one: the smallest k with start + k * step
// = bound modulo 2^32 or 2^64. Again a comparison in front of the loop.
#pragma once

#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Transforms/Utils/ScalarEvolutionExpander.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ingot {

// start + step * k in iteration k: both i64 and loop-invariant.
struct Line {
  const llvm::SCEV* start;
  const llvm::SCEV* step;
};

// An i1 in front of a loop that several conditions make up.
class LoopCondition {
public:
  LoopCondition(llvm::ScalarEvolution& evolution, llvm::Instruction& position);

  llvm::IRBuilder<>& builder() { return builder_; }
  llvm::Value* expand(const llvm::SCEV* value);

  // Some of what is required the loop itself may never get to compute, and then it may be poison: frozen one
  // by one, so that this cannot decide for what is not.
  void require(llvm::Value* condition);
  void require(llvm::CmpInst::Predicate predicate, const llvm::SCEV* left, const llvm::SCEV* right);

  llvm::Value* value() const { return value_; }

private:
  llvm::SCEVExpander expander_;
  llvm::IRBuilder<> builder_;
  llvm::Value* value_;
};

class LoopLines {
public:
  LoopLines(llvm::Loop& loop, llvm::ScalarEvolution& evolution);

  // Whether n can be computed in front of the loop and may be worth a copy; the rest is for such loops.
  bool is_counted();

  // What the value, an i64, is as long as the 32-bit numbers in it do not wrap, if that is a line, nowhere
  // below 0, of which first and last can be computed in front of the loop. It is remembered what must not
  // wrap.
  std::optional<Line> line_of(const llvm::SCEV* value);

  // What it is if it has 64 bits already. It may go below 0.
  std::optional<Line> wide_line_of(const llvm::SCEV* value);

  // Of those remembered.
  void require_lines(LoopCondition& condition);

  // After that: the value in iteration n.
  const llvm::SCEV* last_of(const Line& line);

  // Of an i64.
  const llvm::SCEV* plus(const llvm::SCEV* value, std::int64_t number);

  // Whether one of the lines stands for several numbers.
  bool has_records() const;

  // In a loop where nothing remembered wraps: LLVM gets to see lines of 64 bits, and how far apart they are.
  void widen_extensions();

  // To compute in front of the loop: nothing in it divides by what may be zero.
  bool is_safe(const llvm::SCEV* value) const;

private:
  // Recurrences of so many bits, at most 32, at constant distances modulo 2^bits from `start`, which as long
  // as none wraps are those from `line`.
  struct Group {
    const llvm::SCEV* start;
    Line line;
    unsigned bits;
    std::int64_t lowest = 0; // distance of those remembered
    std::int64_t highest = 0;
  };
  // One of them.
  struct Member {
    std::size_t group;
    std::int64_t distance;
  };

  const llvm::SCEV* count_until_equal(const llvm::BasicBlock& latch);
  bool never_falls(const Line& line); // nor is below 0
  std::optional<Line> parts_of(const llvm::SCEV* value, llvm::SmallVectorImpl<Member>& members);
  std::optional<Member> member_of(const llvm::SCEV* narrow, bool may_add_group);
  Line line_of(const Member& member);
  llvm::PHINode* create_line(const Line& line);

  llvm::Loop& loop_;
  llvm::ScalarEvolution& evolution_;
  llvm::Type* i64_;
  const llvm::SCEV* repeated_ = nullptr;  // n
  const llvm::SCEV* remainder_ = nullptr; // has to be zero for that, if it is not null
  llvm::SmallVector<Group> groups_;
};

} // namespace ingot
