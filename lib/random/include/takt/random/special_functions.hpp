// Special functions that laws need, from Boost.Math.
#pragma once

namespace takt {

// None throws, as nothing may inside the event loop: an iteration that does not settle gives its best value, an overflow gives an
// infinity (which a duration cuts to the longest).

/// The logarithm of the gamma function. \pre a > 0
double log_gamma(double a);

/// P(a, x), the regularised incomplete gamma function, and Q(a, x) = 1 - P(a, x). \pre a > 0, x >= 0
/// \source DiDonato, Morris, Computation of the incomplete gamma function ratios and their inverse, ACM TOMS 12(4), 1986, as
///         implemented in Boost.Math
double gamma_p(double a, double x);
double gamma_q(double a, double x);

/// The x for which Q(a, x) = q. \pre a > 0, 0 < q < 1
double gamma_q_inverse(double a, double q);

/// The x for which 1 - I_x(a, b) = q, where I is the regularised incomplete beta function. \pre a > 0, b > 0, 0 < q < 1
double beta_q_inverse(double a, double b, double q);

}  // namespace takt
