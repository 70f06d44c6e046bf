#pragma once

// How kernels call script functions that they cannot compile. The engine implements it with the script VM.

#include <memory>

#include "runtime/value/value.h"

namespace flux::kernel {

// A function of one record, ready to be called for many rows. One thread at a time.
class RowCallee {
 public:
  virtual ~RowCallee() = default;
  // Calls the function with a row as its only argument, whatever the parameter is called.
  virtual Result<Value> Call(Value row) = 0;
};

// Prepares script functions for being called row by row.
class RowCaller {
 public:
  virtual ~RowCaller() = default;
  // Fails when `closure` does not take exactly one argument without default.
  virtual Result<std::unique_ptr<RowCallee>> Prepare(const Value& closure) = 0;
};

}  // namespace flux::kernel
