using Success.Domain.Plans;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantRightsTests
{
    static readonly Id<Plan> SomePlan = Id<Plan>.Create(Value(50));

    readonly Workspace _workspace = new();

    Caller Owner => _workspace.As(_workspace.Owner);

    [Fact]
    public void Nobody_ChangesTheOwnRoleAccountsOrMandate()
    {
        _workspace.Join(Role.ProviderOwner);

        Assert.All<TenantCommand>(
            [
                new TenantCommand.ChangeRole(_workspace.Owner, Role.ProviderManager),
                new TenantCommand.RebindMember(_workspace.Owner, AccountScope.Everything),
                new TenantCommand.GiveMandate(_workspace.Owner, Mandate.Full),
            ],
            command => Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Owner, command).Code));
    }

    [Fact]
    public void ChangeRole_AboveTheOwnRank_IsForbidden()
    {
        var manager = _workspace.As(_workspace.Join(Role.ProviderManager));
        var csm = _workspace.Join(Role.ProviderCsm);

        Assert.Equal("role", _workspace.Refuse(manager, new TenantCommand.ChangeRole(csm, Role.ProviderOwner)).Field);
        Assert.Equal("member", _workspace.Refuse(manager, new TenantCommand.ChangeRole(_workspace.Owner, Role.ProviderViewer)).Field);
        _workspace.Do(manager, new TenantCommand.ChangeRole(csm, Role.ProviderManager));
    }

    [Fact]
    public void ChangeRole_ToTheOtherSide_IsRefused() =>
        Assert.Equal("role", _workspace.Refuse(Owner, new TenantCommand.ChangeRole(_workspace.Join(Role.ProviderCsm), Role.CustomerAdmin)).Field);

    [Fact]
    public void ChangeRole_ToManager_SeesEveryAccount_AndToViewer_AcceptsNothing()
    {
        var member = _workspace.Join(Role.ProviderCsm, On(Acme));

        _workspace.Do(Owner, new TenantCommand.ChangeRole(member, Role.ProviderManager));
        Assert.True(_workspace[member].Accounts.Every);

        _workspace.Do(Owner, new TenantCommand.ChangeRole(member, Role.ProviderViewer));
        Assert.Equal(MandateScope.None, _workspace[member].Mandate.Scope);
        Assert.Empty(_workspace.Do(Owner, new TenantCommand.ChangeRole(member, Role.ProviderViewer)));
    }

    [Fact]
    public void ChangeRole_OfACustomersMember_IsForItsAdminOnceThereIsOne()
    {
        var contributor = _workspace.Join(Role.CustomerContributor);
        _workspace.Do(Owner, new TenantCommand.ChangeRole(contributor, Role.CustomerSponsor));
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin));

        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Owner, new TenantCommand.ChangeRole(contributor, Role.CustomerViewer)).Code);
        _workspace.Do(admin, new TenantCommand.ChangeRole(contributor, Role.CustomerViewer));
    }

    [Fact]
    public void RebindMember_ByACustomersAdmin_KeepsToItsAccounts()
    {
        var shared = _workspace.Join(Role.CustomerViewer, On(Acme, Bolt));
        var own = _workspace.Join(Role.CustomerViewer, On(Acme));
        var foreign = _workspace.Join(Role.CustomerViewer, On(Bolt));
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin, Below(Acme)));

        Assert.Equal((DomainErrorCode.Forbidden, "member"), CodeAndField(_workspace.Refuse(admin, new TenantCommand.RebindMember(shared, On(Acme)))));
        Assert.Equal(
            (DomainErrorCode.NotFound, "accounts[0].account"), CodeAndField(_workspace.Refuse(admin, new TenantCommand.RebindMember(own, On(Bolt)))));
        Assert.Equal((DomainErrorCode.NotFound, "member"), CodeAndField(_workspace.Refuse(admin, new TenantCommand.RebindMember(foreign, On(Acme)))));
        Assert.Equal(
            (DomainErrorCode.NotFound, "member"), CodeAndField(_workspace.Refuse(admin, new TenantCommand.RebindMember(_workspace.Owner, On(Acme)))));

        _workspace.Do(admin, new TenantCommand.RebindMember(own, On(AcmeNorth)));
        Assert.Equal(On(AcmeNorth), _workspace[own].Accounts);
        Assert.Empty(_workspace.Do(admin, new TenantCommand.RebindMember(own, On(AcmeNorth))));
    }

    [Fact]
    public void RebindMember_OfACsm_NarrowsWhatItManages()
    {
        var csm = _workspace.Join(Role.ProviderCsm, AccountScope.Everything);
        _workspace.Do(_workspace.As(csm), new TenantCommand.InviteMember("S", Mail("first"), Role.CustomerSponsor, On(Bolt)));

        _workspace.Do(Owner, new TenantCommand.RebindMember(csm, On(Acme)));

        Assert.Equal(
            DomainErrorCode.NotFound,
            _workspace.Refuse(_workspace.As(csm), new TenantCommand.InviteMember("S", Mail("second"), Role.CustomerSponsor, On(Bolt))).Code);
    }

    [Fact]
    public void GiveMandate_IsForTheOwnSide()
    {
        var sponsor = _workspace.Join(Role.CustomerSponsor);
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin));
        var bounded = new Mandate(MandateScope.All, [], new Money(50_000, "EUR"));

        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Owner, new TenantCommand.GiveMandate(sponsor, bounded)).Code);
        _workspace.Do(admin, new TenantCommand.GiveMandate(sponsor, bounded));

        Assert.Equal(bounded.UpTo, _workspace[sponsor].Mandate.UpTo);
        Assert.Empty(_workspace.Do(admin, new TenantCommand.GiveMandate(sponsor, bounded with { Plans = [.. bounded.Plans] })));
    }

    [Theory]
    [InlineData(MandateScope.All, 0, 0, null)]
    [InlineData(MandateScope.All, 0, -1, "mandate.upTo.amount")]
    [InlineData(MandateScope.All, 1, 0, "mandate.plans")]
    [InlineData(MandateScope.Plans, 0, 0, "mandate.plans")]
    [InlineData(MandateScope.Plans, TenantLimits.MaxMandatePlans, 0, null)]
    [InlineData(MandateScope.Plans, TenantLimits.MaxMandatePlans + 1, 0, "mandate.plans")]
    public void GiveMandate_IsChecked(MandateScope scope, int plans, int amount, string? field)
    {
        var mandate = new Mandate(scope, [.. Enumerable.Range(60, plans).Select(number => Id<Plan>.Create(Value(number)))], new Money(amount, "EUR"));

        Assert.Equal(field, _workspace.Try(Owner, new TenantCommand.GiveMandate(_workspace.Join(Role.ProviderCsm), mandate)).Error?.Field);
    }

    [Fact]
    public void GiveMandate_NamingAPlanTwice_IsRefused() =>
        Assert.Equal(
            "mandate.plans",
            _workspace.Refuse(Owner, new TenantCommand.GiveMandate(
                _workspace.Join(Role.ProviderCsm), new Mandate(MandateScope.Plans, [SomePlan, SomePlan], null))).Field);

    [Fact]
    public void GiveMandate_ToAViewer_IsRefused() =>
        Assert.Equal("mandate", _workspace.Refuse(Owner, new TenantCommand.GiveMandate(_workspace.Join(Role.ProviderViewer), Mandate.Full)).Field);

    [Fact]
    public void NameDeputy_LendsTheMandateOnCommonAccountsUntilTheDay()
    {
        var sponsor = _workspace.Join(Role.CustomerSponsor, On(Acme, Bolt));
        var deputy = _workspace.Join(Role.CustomerContributor, Below(Acme));

        _workspace.Do(_workspace.As(sponsor), new TenantCommand.NameDeputy(sponsor, deputy, _workspace.Today.AddDays(7)));

        Assert.Equal([new Deputyship(sponsor, Mandate.Full)], _workspace.State.DeputyshipsOf(deputy, Find(Acme)!, _workspace.Today.AddDays(7)));
        Assert.Empty(_workspace.State.DeputyshipsOf(deputy, Find(Acme)!, _workspace.Today.AddDays(8)));
        Assert.Empty(_workspace.State.DeputyshipsOf(deputy, Find(AcmeNorth)!, _workspace.Today));

        var audience = Audience.Of(_workspace.State, _workspace[deputy]).Value;
        var actor = Assert.IsType<MemberActor>(_workspace.State.ActorOf(audience, Find(Acme)!, _workspace.Today));
        Assert.Equal((MandateScope.None, 1), (actor.Mandate.Scope, actor.Deputyships.Count));

        _workspace.Do(_workspace.As(sponsor), new TenantCommand.DismissDeputy(sponsor));
        Assert.Empty(_workspace.State.DeputyshipsOf(deputy, Find(Acme)!, _workspace.Today));
    }

    [Fact]
    public void DeputyshipsOf_WhoseColleagueHasLeft_AreOver()
    {
        var away = _workspace.Join(Role.ProviderCsm);
        var deputy = _workspace.Join(Role.ProviderCsm);
        _workspace.Do(Owner, new TenantCommand.NameDeputy(away, deputy, _workspace.Today));

        _workspace.Do(Owner, new TenantCommand.RemoveMember(away));

        Assert.Empty(_workspace.State.DeputyshipsOf(deputy, Find(Acme)!, _workspace.Today));
    }

    [Fact]
    public void NameDeputy_OfOneself_IsForbidden()
    {
        var admin = _workspace.Join(Role.CustomerAdmin);
        var sponsor = _workspace.Invite(Role.CustomerSponsor, On(Acme), _workspace.As(admin));

        Assert.Equal(
            "deputy", _workspace.Refuse(_workspace.As(admin), new TenantCommand.NameDeputy(sponsor, admin, _workspace.Today)).Field);
    }

    [Fact]
    public void NameDeputy_OfWhoDoesNotFit_IsRefused()
    {
        var csm = _workspace.Join(Role.ProviderCsm, On(Acme));
        Id<Member>[] unfit =
        [
            csm,
            _workspace.Join(Role.ProviderViewer, On(Acme)),
            _workspace.Join(Role.ProviderCsm, On(Bolt)),
            _workspace.Join(Role.CustomerSponsor, On(Acme)),
            _workspace.Invite(Role.ProviderCsm, On(Acme)),
        ];

        Assert.All(unfit, deputy => Assert.Equal("deputy", _workspace.Refuse(Owner, new TenantCommand.NameDeputy(csm, deputy, _workspace.Today)).Field));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(TenantLimits.MaxDeputyDays, true)]
    [InlineData(TenantLimits.MaxDeputyDays + 1, false)]
    public void NameDeputy_LastsFromTodayToAYear(int days, bool taken)
    {
        var away = _workspace.Join(Role.ProviderCsm);
        var deputy = _workspace.Join(Role.ProviderCsm);

        var decided = _workspace.Try(Owner, new TenantCommand.NameDeputy(away, deputy, _workspace.Today.AddDays(days)));

        Assert.Equal(taken ? null : "until", decided.Error?.Field);
    }

    static (DomainErrorCode Code, string? Field) CodeAndField(DomainError error) => (error.Code, error.Field);
}
