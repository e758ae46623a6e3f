namespace Success.Domain.Drift;

/// <summary>
/// Upper tail of the normal distribution, accurate to better than 1e-12 relative as long as the result is a normal double.
/// Rational Chebyshev approximations of W. J. Cody, "Rational Chebyshev approximations for the error function",
/// Mathematics of Computation 23 (1969), pages 631–637.
/// </summary>
public static class NormalTail
{
    // Cody's three intervals: erf below 0.46875, exp(x²)·erfc up to 4, and an expansion in 1/x² above.
    const double SmallEnd = 0.46875;
    const double MiddleEnd = 4;

    static ReadOnlySpan<double> SmallNumerator =>
        [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];

    static ReadOnlySpan<double> SmallDenominator =>
        [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    static ReadOnlySpan<double> MiddleNumerator =>
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
        8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    static ReadOnlySpan<double> LargeNumerator =>
    [
        1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
        1.60837851487422766e-2, 6.58749161529837803e-4,
    ];

    static ReadOnlySpan<double> LargeDenominator =>
    [
        1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
    ];

    /// <summary>P(Z &gt; <paramref name="z"/>) for a standard normal Z: 0.5 at 0, about 0.1 at 1.2816.</summary>
    public static double Above(double z) => 0.5 * Erfc(z * (1 / double.Sqrt(2)));

    /// <summary>The complementary error function 2/√π ∫ exp(−u²) du from <paramref name="x"/> to infinity.</summary>
    public static double Erfc(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= SmallEnd)
        {
            return 1 - (x * Ratio(SmallNumerator, SmallDenominator, x * x));
        }

        var tail = magnitude <= MiddleEnd
            ? ExpOfMinusSquare(magnitude) * Ratio(MiddleNumerator, MiddleDenominator, magnitude)
            : LargeTail(magnitude);
        return x > 0 ? tail : 2 - tail;
    }

    static double LargeTail(double x)
    {
        const double OneOverRootPi = 0.56418958354775628695;
        var inverseSquare = 1 / (x * x);
        var correction = inverseSquare * Ratio(LargeNumerator, LargeDenominator, inverseSquare);
        return ExpOfMinusSquare(x) * (OneOverRootPi - correction) / x;
    }

    // x² rounds, and exp magnifies the rounding by x²: split x so that the leading square is exact (Cody's device).
    static double ExpOfMinusSquare(double x)
    {
        var leading = Math.Truncate(x * 16) / 16;
        return Math.Exp(-leading * leading) * Math.Exp(-(x - leading) * (x + leading));
    }

    static double Ratio(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, double x) =>
        Polynomial(numerator, x) / Polynomial(denominator, x);

    static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}
