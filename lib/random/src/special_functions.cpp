#include "takt/random/special_functions.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace takt {
namespace {

/// No errors, and all in double, so that results do not depend on `long double`.
using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::pole_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::promote_float<false>,
                                  boost::math::policies::promote_double<false>>;

}  // namespace

double log_gamma(double a) {
    return boost::math::lgamma(a, Quiet());
}

double gamma_p(double a, double x) {
    return boost::math::gamma_p(a, x, Quiet());
}

double gamma_q(double a, double x) {
    return boost::math::gamma_q(a, x, Quiet());
}

double gamma_q_inverse(double a, double q) {
    return boost::math::gamma_q_inv(a, q, Quiet());
}

double beta_q_inverse(double a, double b, double q) {
    return boost::math::ibetac_inv(a, b, q, Quiet());
}

}  // namespace takt
