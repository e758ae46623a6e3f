namespace Success.Domain.Portfolio;

/// <summary>Adds packed amounts, each currency for itself.</summary>
sealed class MoneySum
{
    // A tenant sells in few currencies: a short list is faster than a table.
    readonly List<(ushort Currency, Int128 Units)> _sums = [];

    public void Add(ushort currency, long units)
    {
        if (currency == 0)
        {
            return;
        }

        for (var i = 0; i < _sums.Count; i++)
        {
            if (_sums[i].Currency == currency)
            {
                _sums[i] = (currency, _sums[i].Units + units);
                return;
            }
        }

        _sums.Add((currency, units));
    }

    /// <summary>One amount a currency, in the order of the currencies' codes.</summary>
    public IReadOnlyList<Money> ToMoney() =>
        [.. _sums.OrderBy(sum => sum.Currency).Select(sum => new Money(PackedMoney.Amount(sum.Units), PackedMoney.Code(sum.Currency)))];
}
