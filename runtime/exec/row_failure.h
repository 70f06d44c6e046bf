#pragma once

// Why a row function failed, told as errors of scripts are: with the calls that led there.

#include "runtime/exec/operator.h"

namespace flux::exec {

// Calls the function once more on the first row of `rows`, in the script VM, and adds the stack trace of its failure to
// `error`, with which a kernel failed on that row. Without a script VM, or when both fail for different reasons, the
// error stays as it is.
Error WithRowTrace(Error error, const plan::RowFunction& fn, const Schema& schema, const Chunk& rows,
                   const ExecContext& context);

// A failure, and how many rows come before the one that fails.
struct RowFailure {
  Error error;
  size_t rows_before = 0;
};

// The first row of `rows` for which the kernel of one function fails, told as above; `error` at the first one when no
// single row does.
RowFailure FirstRowFailure(Error error, Kernel& kernel, const plan::RowFunction& fn, const Schema& schema,
                           const Chunk& rows, const ExecContext& context);

// Whether it is a failure of an expression rather than of all that runs: a refused allocation, a query that is
// cancelled.
bool IsOfExpression(const Error& error);

// The failure of a call of the function with these arguments by the script VM, with the expression that fails in front
// of it, as kernels tell it.
Error NamingExpression(Error error, const plan::RowFunction& fn, std::span<const NamedArg> args);

}  // namespace flux::exec
