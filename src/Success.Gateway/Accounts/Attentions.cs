using Success.Domain.Portfolio;

namespace Success.Gateway.Accounts;

/// <summary>An account's attention by its stakes, as the portfolio reckons it.</summary>
static class Attentions
{
    /// <summary>Null when there are none, and for whoever may not see them. Amounts in another currency than the revenue's have no sum with it.</summary>
    public static Attention? Of(AccountPage page)
    {
        if (page.View.Attention is not { IsEmpty: false } stakes)
        {
            return null;
        }

        var currency = page.View.Profile.Revenue.On(page.Calendar.DateAt(page.View.Now))?.Currency ?? stakes[0].Attention.Value.Currency;
        return Attention.Of([.. stakes.Select(stake => stake.Attention).Where(part => part.Value.Currency == currency)]);
    }
}
