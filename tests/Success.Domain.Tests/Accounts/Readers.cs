using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Accounts;

/// <summary>What policy lets somebody read on an account that is their own.</summary>
static class Readers
{
    public static bool Csm(PolicyAction action) => Policy.GrantOf(Role.ProviderCsm, action) != Grant.Never;

    public static bool Sponsor(PolicyAction action) => Policy.GrantOf(Role.CustomerSponsor, action) != Grant.Never;
}
