#include "runtime/exec/varying_columns.h"

namespace flux::exec {

VaryingColumns::VaryingColumns(const TableHeader& header) : header_(header) {
  for (size_t i = 0; i < header.schema.size(); ++i) {
    if (header.key.Contains(header.schema[i].name)) continue;
    places_.push_back(i);
    columns_.push_back(header.schema[i]);
  }
}

Chunk VaryingColumns::Of(const Chunk& rows) const {
  Chunk varying{{}, rows.rows};
  for (const size_t i : places_) varying.columns.push_back(rows.columns[i]);
  return varying;
}

Chunk VaryingColumns::Complete(const Chunk& varying) const {
  Chunk rows = MakeKeyChunk(header_, varying.rows);
  for (size_t k = 0; k < places_.size(); ++k) rows.columns[places_[k]] = varying.columns[k];
  return rows;
}

}  // namespace flux::exec
