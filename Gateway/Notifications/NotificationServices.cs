namespace Gateway.Notifications;

/// <summary>Registers the messages to NOTIFY_URL.</summary>
internal static class NotificationServices
{
    /// <summary>Needs the settings, the TWS client and the services of AddTrading.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<NoticeQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeQueue>());
        services.AddHostedService<OrderNotices>();
        services.AddHostedService<TradingNotices>();
        services.AddHostedService<OutageNotices>();
        return services;
    }
}
