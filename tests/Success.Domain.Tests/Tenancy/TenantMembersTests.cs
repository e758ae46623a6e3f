using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantMembersTests
{
    readonly Workspace _workspace = new();

    Caller Owner => _workspace.As(_workspace.Owner);

    [Fact]
    public void InviteMember_ThenAccept_LetsItIn()
    {
        var member = _workspace.Invite(Role.CustomerSponsor, On(Acme), email: "sponsor");

        Assert.Equal(MemberState.Invited, _workspace[member].State);
        Assert.Equal(DomainErrorCode.Forbidden, Audience.Of(_workspace.State, _workspace[member]).Error?.Code);

        _workspace.Do(Service, new TenantCommand.AcceptInvitation(member));

        Assert.Equal(Side.Customer, Audience.Of(_workspace.State, _workspace[member]).Value.Side);
        Assert.Empty(_workspace.Do(Service, new TenantCommand.AcceptInvitation(member)));
    }

    [Fact]
    public void AcceptInvitation_LastsFourteenDaysAndCanBeRenewed()
    {
        var member = _workspace.Invite(Role.ProviderCsm, On(Acme));
        var end = _workspace.Now + TenantLimits.InvitationLife;

        _workspace.Now = end;
        Assert.Equal(DomainErrorCode.Stale, _workspace.Refuse(Service, new TenantCommand.AcceptInvitation(member)).Code);

        _workspace.Do(Owner, new TenantCommand.RenewInvitation(member));
        _workspace.Now = end + TenantLimits.InvitationLife - TimeSpan.FromTicks(1);
        _workspace.Do(Service, new TenantCommand.AcceptInvitation(member));
    }

    [Fact]
    public void InviteMember_OnTheCustomersSideWithEveryAccount_IsRefused() =>
        Assert.Equal("accounts", _workspace.Refuse(Owner, Invitation(Role.CustomerSponsor, AccountScope.Everything)).Field);

    [Fact]
    public void InviteMember_AsManagerWithSomeAccounts_IsRefused() =>
        Assert.Equal("accounts", _workspace.Refuse(Owner, Invitation(Role.ProviderManager, On(Acme))).Field);

    [Theory]
    [InlineData(Role.CustomerAdmin, true)]
    [InlineData(Role.CustomerViewer, true)]
    [InlineData(Role.ProviderViewer, false)]
    [InlineData(Role.ProviderOwner, false)]
    public void InviteMember_ByACustomersAdmin_IsForItsOwnSideOnly(Role role, bool taken)
    {
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin));

        var decided = _workspace.Try(admin, Invitation(role, role == Role.ProviderOwner ? AccountScope.Everything : On(Acme)));

        Assert.Equal(taken ? null : DomainErrorCode.Forbidden, decided.Error?.Code);
    }

    [Fact]
    public void InviteMember_ToAnAccountThatIsNotOnesOwn_IsAnsweredAsIfThereWereNone()
    {
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin));

        var others = _workspace.Refuse(admin, Invitation(Role.CustomerViewer, On(Bolt)));
        var nobodys = _workspace.Refuse(admin, Invitation(Role.CustomerViewer, On(Nowhere)));

        Assert.Equal(nobodys, others);
        Assert.Equal((DomainErrorCode.NotFound, "accounts[0].account"), (others.Code, others.Field));
    }

    [Fact]
    public void InviteMember_ToTheSubtreeOfAnAccountThatOneHasAlone_IsForbidden()
    {
        var alone = _workspace.Invite(Role.CustomerAdmin, On(Acme));
        var wide = _workspace.Invite(Role.CustomerAdmin, Below(Acme));
        _workspace.Do(Service, new TenantCommand.AcceptInvitation(alone));
        _workspace.Do(Service, new TenantCommand.AcceptInvitation(wide));

        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_workspace.As(alone), Invitation(Role.CustomerViewer, Below(Acme))).Code);
        _workspace.Do(_workspace.As(wide), Invitation(Role.CustomerViewer, Below(Acme), "first"));
        _workspace.Do(_workspace.As(wide), Invitation(Role.CustomerViewer, On(AcmeNorth), "second"));
    }

    [Fact]
    public void InviteMember_WhoseAddressIsAMemberOfAnotherCustomer_SaysNothingOfIt()
    {
        _workspace.Join(Role.CustomerAdmin, On(Bolt), email: "consultant");
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin, On(Acme)));

        _workspace.Invite(Role.CustomerViewer, On(Acme), admin, "consultant");

        Assert.Equal("email", _workspace.Refuse(admin, Invitation(Role.CustomerViewer, On(Acme), "consultant")).Field);
    }

    [Fact]
    public void InviteMember_OfTheProviderToTheOtherSideOfTheTable_IsAConflict()
    {
        _workspace.Join(Role.ProviderCsm, On(Acme), email: "csm");

        Assert.Equal(
            (DomainErrorCode.Conflict, "email"),
            _workspace.Refuse(Owner, Invitation(Role.CustomerSponsor, On(Acme), "csm")) is var error ? (error.Code, error.Field) : default);
    }

    [Fact]
    public void InviteMember_OfWhoBindsACustomerWithAnAdmin_IsTheCustomersAffair()
    {
        var csm = _workspace.As(_workspace.Join(Role.ProviderCsm, On(Acme)));
        var first = _workspace.Join(Role.CustomerAdmin, On(Acme), csm);

        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(csm, Invitation(Role.CustomerSponsor, On(Acme))).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Owner, Invitation(Role.CustomerAdmin, On(Acme))).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Owner, new TenantCommand.RemoveMember(first)).Code);
        _workspace.Do(csm, Invitation(Role.CustomerContributor, On(Acme), "contributor"));
        _workspace.Do(_workspace.As(first), Invitation(Role.CustomerSponsor, On(Acme), "sponsor"));
    }

    [Fact]
    public void InviteMember_WithAMandateForTheOtherSide_IsForbidden() =>
        Assert.Equal(
            DomainErrorCode.Forbidden,
            _workspace.Refuse(Owner, new TenantCommand.InviteMember("S", Mail("s"), Role.CustomerSponsor, On(Acme), Mandate.Full)).Code);

    [Theory]
    [InlineData("", "name@example.com", "name")]
    [InlineData("a\u202Eb", "name@example.com", "name")]
    [InlineData("Name", "name", "email")]
    public void InviteMember_OfSomethingElseThanNameAndAddress_SaysWhichField(string name, string address, string field) =>
        Assert.Equal(
            field,
            _workspace.Refuse(Owner, new TenantCommand.InviteMember(name, Mail("x") with { Address = address }, Role.ProviderCsm, On(Acme))).Field);

    [Fact]
    public void InviteMember_AtTheLimit_NeedsRoom()
    {
        var template = _workspace[_workspace.Join(Role.ProviderViewer, On(Acme))];
        var missing = TenantLimits.MaxMembers - 1 - _workspace.State.Members.Count;
        _workspace.Happen(Enumerable.Range(0, missing).Select(number => new MemberInvited(
            Id<Member>.Create(Value(100_000 + number)), template.Role, template.Accounts, template.Mandate, default, Mail($"n{number}").Digest, _workspace.Now, default)));

        var last = _workspace.Invite(Role.ProviderViewer, On(Acme));

        Assert.Equal(DomainErrorCode.LimitReached, _workspace.Refuse(Owner, Invitation(Role.ProviderViewer, On(Acme))).Code);
        _workspace.Do(Owner, new TenantCommand.RemoveMember(last));
        _workspace.Do(Owner, Invitation(Role.ProviderViewer, On(Acme)));
    }

    [Fact]
    public void InviteMember_OfAPerson_RemembersWhoItWas()
    {
        var person = _workspace.Do(Owner, new TenantCommand.AddPerson(Acme, Side.Customer, "Somebody", "Head of IT", null))
            .OfType<PersonAdded>().Single().Person;

        var invited = _workspace.Do(Owner, Invitation(Role.CustomerViewer, On(Acme)) with { Person = person }).OfType<MemberInvited>().Single();

        Assert.Equal(person, _workspace[invited.Member].Person);
        Assert.Equal("person", _workspace.Refuse(Owner, Invitation(Role.ProviderViewer, On(Acme)) with { Person = person }).Field);
    }

    [Fact]
    public void Operator_BringsInOwnersAndNobodyElse()
    {
        _workspace.Join(Role.ProviderOwner, AccountScope.Everything, Operator);

        Assert.Equal("role", _workspace.Refuse(Operator, Invitation(Role.ProviderManager, AccountScope.Everything)).Field);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Operator, new TenantCommand.RenameTenant("x")).Code);
    }

    [Fact]
    public void ReportBounce_TakesRightsUntilTheAddressIsCorrected()
    {
        var member = _workspace.Join(Role.ProviderCsm, On(Acme));
        var before = _workspace.As(member);

        _workspace.Do(Service, new TenantCommand.ReportBounce(member));

        Assert.Equal(MemberState.Bounced, _workspace[member].State);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(before, new TenantCommand.RenameMember(member, "New")).Code);

        _workspace.Do(Owner, new TenantCommand.CorrectAddress(member, Mail("right")));
        _workspace.Do(Service, new TenantCommand.AcceptInvitation(member));

        Assert.Equal("right@example.com", _workspace.Texts[$"{member}.email"]);
        Assert.Equal(Mail("right").Digest, _workspace[member].Email);
        _workspace.Do(before, new TenantCommand.RenameMember(member, "New"));
    }

    [Fact]
    public void CorrectAddress_OfAnActiveMember_WouldBeTakingItOver() =>
        Assert.Equal(
            DomainErrorCode.Conflict,
            _workspace.Refuse(Owner, new TenantCommand.CorrectAddress(_workspace.Join(Role.ProviderCsm), Mail("mine"))).Code);

    [Fact]
    public void LastActiveOwner_NeitherLeavesNorBouncesNorIsLowered()
    {
        var manager = _workspace.As(_workspace.Join(Role.ProviderManager));

        Assert.Equal(DomainErrorCode.Conflict, _workspace.Refuse(Owner, new TenantCommand.RemoveMember(_workspace.Owner)).Code);
        Assert.Equal(DomainErrorCode.Conflict, _workspace.Refuse(Service, new TenantCommand.ReportBounce(_workspace.Owner)).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(manager, new TenantCommand.RemoveMember(_workspace.Owner)).Code);

        var second = _workspace.Join(Role.ProviderOwner);
        _workspace.Do(Owner, new TenantCommand.RemoveMember(_workspace.Owner));
        Assert.Equal(DomainErrorCode.Conflict, _workspace.Refuse(_workspace.As(second), new TenantCommand.RemoveMember(second)).Code);
    }

    [Fact]
    public void RemoveMember_DeletesTheAddressAtOnceAndTheNameWhenErased()
    {
        var member = _workspace.Join(Role.ProviderCsm, On(Acme), email: "leaver");

        _workspace.Do(_workspace.As(member), new TenantCommand.RemoveMember(member));

        Assert.DoesNotContain($"{member}.email", _workspace.Texts.Keys);
        Assert.Contains($"{member}.name", _workspace.Texts.Keys);
        Assert.True(_workspace[member].Email.IsNone);

        _workspace.Do(Owner, new TenantCommand.EraseMember(member));

        Assert.DoesNotContain($"{member}.name", _workspace.Texts.Keys);
        Assert.DoesNotContain(member, _workspace.State.Members.Keys);
        _workspace.Join(Role.ProviderCsm, On(Acme), email: "leaver");
    }

    [Fact]
    public void RemoveMember_BeyondTheFormerOnesThatAreRemembered_ErasesTheOldest()
    {
        var template = _workspace[_workspace.Join(Role.ProviderViewer, On(Acme))];
        for (var number = 0; number < TenantLimits.MaxFormerMembers; number++)
        {
            var former = Id<Member>.Create(Value(100_000 + number));
            _workspace.Happen(
                new MemberInvited(former, template.Role, template.Accounts, template.Mandate, default, default, _workspace.Now, default),
                new MemberLeft(former));
        }

        var events = _workspace.Do(Owner, new TenantCommand.RemoveMember(template.Id));

        Assert.Equal([new MemberErased(Id<Member>.Create(Value(100_000)))], events.OfType<MemberErased>().Select(erased => new MemberErased(erased.Member)));
        Assert.Equal(TenantLimits.MaxFormerMembers, _workspace.State.Members.Values.Count(member => member.State == MemberState.Left));
    }

    [Fact]
    public void EraseMember_WhoHasNotLeft_IsAConflict() =>
        Assert.Equal(DomainErrorCode.Conflict, _workspace.Refuse(Owner, new TenantCommand.EraseMember(_workspace.Owner)).Code);

    static TenantCommand.InviteMember Invitation(Role role, AccountScope accounts, string email = "invited") =>
        new("Somebody", Mail(email), role, accounts);
}
