#pragma once

// Texts that cross the wire as they are. The annotated CSV of a server writes an empty text like a null, drops carriage
// returns and puts one before each line feed, so where that may have happened texts are asked for again, escaped.

#include <set>
#include <string>
#include <utility>

#include "runtime/column/column.h"

namespace flux::influx {

// Fields by measurement and name.
using FieldNames = std::set<std::pair<std::string, std::string>>;

// What a script that escapes texts begins with, a filter that leaves the rows of some fields, and the stage that
// escapes their `_value`, all of which must be strings.
std::string EscapeImports();
std::string FieldsFilter(const FieldNames& fields);
std::string EscapeStage();

// Gives the texts that were escaped; nulls stay. Fails on others.
Result<ColumnRef> Unescape(const Column& column);

}  // namespace flux::influx
