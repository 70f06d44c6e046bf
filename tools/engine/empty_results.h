#pragma once

// Why a result has no rows, where there is a reason that a reader of the script would like to know: a measurement,
// field or tag value that the bucket does not have, a range without data, a column that no table has. That no value
// passes a threshold is not one.

#include <span>
#include <string>
#include <vector>

#include "tools/engine/session.h"

namespace flux {

// Gives the reason and where in the script it lies, or nothing. `root` is the stream as the script wrote it. Parts of
// it are run again, without effects, each up to its first row.
std::string WhyEmpty(Session& session, const plan::NodeRef& root);

// Says of each column that no series has, that is probably misspelt and that a filter right behind a bucket of the
// local store compares in one of several alternatives (`r.hsot == "a" or r.id == 1`) or by a negative comparison
// (`r.hsot != "a"`) that it is not there: the store gives only rows that pass, so that nothing that runs behind it can
// tell. `roots` are all streams as the script wrote them. Nothing is read for it.
std::vector<std::string> AbsentInAlternatives(Session& session, std::span<const plan::NodeRef> roots);

}  // namespace flux
