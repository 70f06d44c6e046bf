#pragma once

// Copying parts of a tree into another function: the base of every rewrite of row functions.

#include <unordered_map>

#include "runtime/expr/expr.h"

namespace flux::expr {

// Copies subtrees of one function into another, children before parents, each node once (sharing is kept).
class TreeCopier {
 public:
  TreeCopier(const Function& from, Function& to) : from_(from), to_(to) {}
  // Gives the id, in the target, of the copy of `id`.
  NodeId Copy(NodeId id);

 private:
  const Function& from_;
  Function& to_;
  std::unordered_map<NodeId, NodeId> copied_;
};

// A function with the parameters and capture count of `fn` but no nodes.
Function EmptyLike(const Function& fn);

// The nodes that the body reaches and no others, children before parents.
Function Normalized(const Function& fn);

// Gives a number that no let of the function uses.
uint32_t FreshLetNumber(const Function& fn);

}  // namespace flux::expr
