using Success.Domain.Drift;

namespace Success.Domain.Tests.Drift;

public sealed class NormalTailTests
{
    // Reference values by 40-digit arithmetic.
    [Theory]
    [InlineData(-6.0, 2.0)]
    [InlineData(-1.0, 1.8427007929497148693412)]
    [InlineData(-0.25, 1.2763263901682369329)]
    [InlineData(0.0, 1.0)]
    [InlineData(0.46875, 0.50738652678206200)]
    [InlineData(0.5, 0.47950012218695346232)]
    [InlineData(1.0, 0.15729920705028513066)]
    [InlineData(2.0, 0.0046777349810472658379)]
    [InlineData(4.0, 1.5417257900280018852e-8)]
    [InlineData(4.5, 1.9661604415428874096e-10)]
    [InlineData(6.0, 2.1519736712498913117e-17)]
    [InlineData(10.0, 2.0884875837625447570e-45)]
    [InlineData(20.0, 5.3958656116079009289e-176)]
    public void Erfc_KnownArguments_AgreesToTwelveDigits(double x, double expected) =>
        Assert.InRange(Math.Abs(NormalTail.Erfc(x) - expected) / expected, 0, 1e-12);

    [Fact]
    public void Above_MirroredArguments_SumsToOne()
    {
        for (var z = -8.0; z <= 8; z += 0.01)
        {
            Assert.Equal(1, NormalTail.Above(z) + NormalTail.Above(-z), 14);
        }
    }

    [Fact]
    public void Above_GrowingArgument_Falls()
    {
        for (var z = -8.0; z <= 37; z += 0.005)
        {
            Assert.True(NormalTail.Above(z + 0.005) <= NormalTail.Above(z), $"at {z}");
        }
    }
}
