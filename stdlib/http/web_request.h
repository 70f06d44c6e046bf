#pragma once

// Requests that scripts send to web servers.

#include <string_view>

#include "runtime/net/http_client.h"
#include "runtime/registry/registry.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {

// A request as scripts make it: 30 seconds in all, large answers kept whole, no retries (a script says itself what may
// be sent twice). Fails on URLs that cannot be used.
Result<net::HttpRequest> MakeWebRequest(std::string_view method, std::string_view url);

// Adds a header; fails on names and values that would be taken for more than one.
Status AddHeader(net::HttpRequest& request, std::string_view name, std::string_view value);

// Adds the headers of argument `i`, a record or a dictionary of strings, if it is there.
Status AddHeaders(const ArgReader& in, size_t i, net::HttpRequest& request);

// Sets how long the request may take in all; fails on what is no such time.
Status SetTimeout(const ArgReader& in, size_t i, std::string_view what, Duration limit, net::HttpRequest& request);

// Sends the request, follows at most ten redirects, and gives the last answer, whatever its status. Without `clients`,
// the request makes its own.
Result<net::HttpResponse> SendWebRequest(net::HttpRequest request, const CancelToken& cancel,
                                         net::HttpClientPool* clients);
// The same for a call.
Result<net::HttpResponse> SendWebRequest(net::HttpRequest request, const CallContext& context);

// The answer's headers by their names as servers write them (`Content-Type`), as a dictionary or a record.
Value HeaderDict(const net::HttpResponse& response);
Value HeaderRecord(const net::HttpResponse& response);

}  // namespace flux::stdlib
