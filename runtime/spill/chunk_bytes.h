#pragma once

// Rows as bytes, as they are kept in files for the time of a query: columns of all types, nulls and encodings. Only the
// process that wrote them reads them.

#include <string>
#include <string_view>

#include "runtime/table/table.h"

namespace flux {

// About how many bytes of memory the rows take; what columns share with others is not counted.
size_t HeldBytes(const Chunk& chunk);

// Appends rows; none of the columns is null.
void AppendChunk(const Chunk& chunk, std::string& out);
// Gives the rows that were appended to nothing else. Fails with `kDataLoss` when the bytes are not of that form.
Result<Chunk> ReadChunk(std::string_view bytes);

}  // namespace flux
