#pragma once

// The types that columns of CSV with points have, with the formats of their cells: a superset of those of annotated
// CSV, as `influx write` reads them.

#include <string>
#include <string_view>

#include "runtime/base/time.h"
#include "runtime/io/line_protocol.h"

namespace flux::io {

// The type of a column's cells. Without a type a cell is written as in line protocol.
struct CsvCellType {
  // As `#datatype` names them.
  enum class Kind : uint8_t { kUntyped, kString, kDouble, kLong, kUnsignedLong, kBoolean, kDateTime, kDuration };
  Kind kind = Kind::kUntyped;
  // `double`, `long`, `unsignedLong`: the character before a fraction, then those that are left out; `boolean`: words
  // for true, `:`, words for false; `dateTime`: a layout. Empty: as Flux writes them.
  std::string format;
};

// Reads `double`, `double:,.`, `dateTime:2006-01-02`, `boolean:yes:no`, …; the empty text is untyped.
Result<CsvCellType> ParseCsvCellType(std::string_view text);

// What cells mean beside their type.
struct CsvCellContext {
  Precision precision = Precision::kNanoseconds;  // of times that are numbers
  Location zone;                                  // of times whose layout has none
};

// Reads a cell, which is not empty, as the value of a field. Untyped ones are written as in line protocol: `1.5`, `2i`,
// `3u`, `true`. Durations become nanoseconds.
Result<Value> ReadCsvCell(const CsvCellType& type, std::string_view text, const CsvCellContext& context);
// Reads a cell of type `dateTime`, or untyped.
Result<Time> ReadCsvTime(const CsvCellType& type, std::string_view text, const CsvCellContext& context);
// Reads what `#timezone` says: `+0130`, or a name such as `Europe/Berlin`.
Result<Location> ParseCsvZone(std::string_view text);

}  // namespace flux::io
