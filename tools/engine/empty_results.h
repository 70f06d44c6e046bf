#pragma once

// Why a result has no rows, where there is a reason that a reader of the script would like to know: a measurement,
// field or tag value that the bucket does not have, a range without data, a column that no table has. That no value
// passes a threshold is not one.

#include <string>

#include "tools/engine/session.h"

namespace flux {

// Gives the reason and where in the script it lies, or nothing. `root` is the stream as the script wrote it. Parts of
// it are run again, without effects, each up to its first row.
std::string WhyEmpty(Session& session, const plan::NodeRef& root);

}  // namespace flux
