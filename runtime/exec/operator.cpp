#include "runtime/exec/operator.h"

namespace flux::exec {

void OperatorStats::Append(const OperatorStats& part) {
  tables_out += part.tables_out;
  rows_out += part.rows_out;
  chunks_out += part.chunks_out;
  self_ns += part.self_ns;
  spilled_rows += part.spilled_rows;
  spilled_bytes += part.spilled_bytes;
  if (!part.note.empty()) note = part.note;
  scan.Append(part.scan);
  if (first_header == nullptr) first_header = part.first_header;
}

}  // namespace flux::exec
