#pragma once

// The table that the operation `catalogue` gives, for all who make it.

#include <set>
#include <string>

#include "runtime/plan/specs/catalogue.h"
#include "runtime/table/table.h"

namespace flux {

using CatalogueNames = std::set<std::string, std::less<>>;

// Sends the names that were found, ending with `Finish`.
Status SendCatalogue(const plan::CatalogueSpec& spec, CatalogueNames names, size_t chunk_rows, TableSink& out);

}  // namespace flux
