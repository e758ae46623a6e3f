namespace Success.Domain.Tests;

public sealed class NumberColumnsTests
{
    static readonly double[] OddAmounts =
    [
        0, -0.0, 1, -1, 0.1, 0.1 + 0.2, 1e15, -1e15, 1e-9, 1e-10, 1.0 / 3, double.Epsilon, double.MaxValue, double.MinValue, 281474976710655, 281474976710656,
    ];

    [Fact]
    public void Amounts_OfAnySize_ComeBackBitForBit()
    {
        foreach (var amount in OddAmounts)
        {
            AssertAmounts([amount]);
        }

        AssertAmounts(OddAmounts);
        AssertAmounts([]);
    }

    [Fact]
    public void Columns_WhateverTheirRegularity_ComeBackBitForBit()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var length = random.Next(0, 70);
            var decimals = random.Next(0, 12);
            AssertAmounts([.. Enumerable.Range(0, length).Select(_ => decimals == 11
                ? BitConverter.Int64BitsToDouble(random.NextInt64()) is var any && double.IsFinite(any) ? any : 0
                : Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 8)), decimals))]);

            var step = random.NextInt64(1_000_000_000);
            var bends = random.Next(0, 3);
            AssertLongs([.. Enumerable.Range(0, length).Select(index => (step * index) + (bends == 0 ? 0 : bends == 1 ? index / 30 : random.Next()))]);
        }

        AssertLongs([long.MinValue, long.MaxValue, 0, long.MinValue]);
        AssertLongs([long.MaxValue]);
    }

    [Fact]
    public void Columns_ThatAreRegular_TakeAFewBytes()
    {
        var numbers = new NumberWriter();
        numbers.Longs([.. Enumerable.Range(0, 64).Select(week => 1_800_000_000_000 + (week * 604_800_000L))]);
        Assert.InRange(numbers.ToArray().Length, 1, 16);

        numbers.Clear();
        numbers.Doubles([.. Enumerable.Range(0, 64).Select(index => 15 + (index % 7 * 0.25))]);
        Assert.InRange(numbers.ToArray().Length, 1, 140);
    }

    static void AssertAmounts(double[] amounts)
    {
        var numbers = new NumberWriter();
        numbers.Doubles(amounts);
        numbers.Mixed(amounts);
        var reader = new NumberReader(numbers.ToArray());
        var (column, mixed) = (new double[amounts.Length], new double[amounts.Length]);
        reader.Doubles(column);
        reader.Mixed(mixed);

        Assert.Equal(amounts.Select(BitConverter.DoubleToInt64Bits), column.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(amounts.Select(BitConverter.DoubleToInt64Bits), mixed.Select(BitConverter.DoubleToInt64Bits));
    }

    static void AssertLongs(long[] values)
    {
        var numbers = new NumberWriter();
        numbers.Longs(values);
        var reader = new NumberReader(numbers.ToArray());
        var column = new long[values.Length];
        reader.Longs(column);

        Assert.Equal(values, column);
    }
}
