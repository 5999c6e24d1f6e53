using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Telemetry;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;
using Gateway.Trading.Journal;
using Gateway.Trading.Policy;
using Gateway.Trading.Previews;
using Gateway.Trading.Staging;
using Gateway.Tws.Api.Orders;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Trading;

/// <summary>Registers the services between a tool and an order: policy, approval, kill switch, previews, staged orders, audit.</summary>
internal static class TradingServices
{
    public static IServiceCollection AddTrading(this IServiceCollection services)
    {
        services.AddSingleton<TradingStore>();
        services.AddSingleton<IReadinessCheck>(provider => provider.GetRequiredService<TradingStore>());
        services.AddSingleton<SqliteJournal>();
        services.AddSingleton<IOrderJournal>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddSingleton<IReadinessCheck>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddSingleton<IReadinessCheck, OrdersReadiness>();
        services.AddSingleton<IToolErrorSource, JournalErrors>();
        services.AddSingleton<JournalUsage>();
        services.AddSingleton<IAuditAnchor, JournalAuditAnchor>();
        services.AddSingleton<AuditLog>();
        services.AddHostedService<AuditRetention>();
        services.AddHostedService<AuditedFills>();
        services.AddSingleton<IToolDecorator, AuditedCalls>();
        services.TryAddSingleton<OperatorCodes>();
        services.AddSingleton(provider => new HaltFiles(provider.GetRequiredService<TradingOptions>().Folder));
        services.AddSingleton<CancelDuty>().AddSingleton<KillSwitch>();
        services.AddHostedService<HaltWatch>().AddHostedService<CancelLoop>();
        services.AddSingleton<ILoginAccounts, LoginAccounts>();
        services.AddSingleton<AccountChoice>();
        services.AddSingleton<TradingPolicy>();
        services.AddSingleton<IToolFilter>(provider => provider.GetRequiredService<TradingPolicy>());
        services.AddSingleton<OrderApproval>();
        services.AddSingleton<PolicyCaller>();
        services.AddSingleton<IToolDecorator>(provider => provider.GetRequiredService<PolicyCaller>());
        services.TryAddSingleton<IPolicyUsage, JournaledUsage>();
        services.AddSingleton<PolicyLedger>();
        services.AddSingleton<MarketViews>();
        services.AddSingleton<AccountFigures>();
        services.AddSingleton<OpenTrades>();
        services.AddSingleton<FactReader>();
        services.AddSingleton<PolicyStage>();
        services.AddSingleton<PreviewBook>();
        services.AddSingleton<PriceBand>();
        services.AddSingleton<StagedRecords>();
        services.AddSingleton<StagedOrders>();
        services.AddSingleton<ICallerResources>(provider => provider.GetRequiredService<StagedOrders>());
        services.AddSingleton<StagedDecisions>();
        services.AddSingleton<StagedCalls>();
        return services;
    }
}
