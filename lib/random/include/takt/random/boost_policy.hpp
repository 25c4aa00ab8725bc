// How takt calls the quantiles of Boost.Math.
#pragma once

#include <boost/math/policies/policy.hpp>

namespace takt::detail {

/// Nothing throws inside the event loop: an iteration that does not settle gives its best value, an overflow gives an
/// infinity (which a duration cuts to the longest). All in double, so that results do not depend on `long double`.
using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::pole_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::promote_float<false>,
                                  boost::math::policies::promote_double<false>>;

}  // namespace takt::detail
