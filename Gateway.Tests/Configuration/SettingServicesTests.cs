using Gateway.Configuration;
using Gateway.Tws.Session;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class SettingServicesTests
{
    /// <summary>The console logger takes them at once, and nothing else needs them.</summary>
    private static readonly Type[] NoServices = [typeof(LogOptions)];

    [Test]
    public async Task Gateway_EverySection_IsOneServiceRegisteredOnce()
    {
        var settings = new GatewaySettings();
        var sections = typeof(GatewaySettings).GetProperties()
            .Where(property => property.PropertyType.Namespace == typeof(GatewaySettings).Namespace).ToList();
        IServiceCollection? registered = null;
        await using var app = GatewayApp.Create(settings, services => registered = services);

        var options = sections.Select(section => section.PropertyType).Except(NoServices)
            .Append(typeof(GatewaySettings)).Append(typeof(TwsSessionOptions)).ToList();
        options.Should().HaveCountGreaterThan(8);
        options.Where(type => registered!.Count(service => service.ServiceType == type) != 1)
            .Should().BeEmpty("whoever wants another value would have to replace each");
        foreach (var section in sections.Where(section => !NoServices.Contains(section.PropertyType)))
            app.Services.GetRequiredService(section.PropertyType).Should().BeSameAs(section.GetValue(settings));
    }
}
