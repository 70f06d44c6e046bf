#pragma once

// What an interface keeps of the value of an export: the typed tree of a function that gives a stream, and of literals,
// without types and places, in compact bytes. The checker follows columns through it.

#include <string>
#include <string_view>

#include "compiler/hir/hir.h"

namespace flux {

// Gives the bytes of the value that the package `path` exports; empty when nothing would be learnt from them. Parts of
// which the checker knows nothing anyway are left out.
std::string WriteBody(const hir::Expr& value, std::string_view path, const TypeStore& types);

// Reads what WriteBody wrote into `arena`; gives null when the bytes are damaged. Parts that were left out are
// hir::Error, all types the error type, all places empty.
const hir::Expr* ReadBody(std::string_view bytes, Arena& arena);

}  // namespace flux
