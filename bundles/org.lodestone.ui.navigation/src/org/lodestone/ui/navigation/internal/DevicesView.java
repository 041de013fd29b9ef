package org.lodestone.ui.navigation.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.device.DeviceState;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSnapshot;
import org.lodestone.runtime.DeviceSupervisor;
import org.osgi.framework.FrameworkUtil;

/**
 * All devices with their driver, state, reason and rate. A device appears and vanishes with the bundle of its driver; every change is
 * shown as soon as the user interface is idle, the rates twice a second.
 */
public final class DevicesView extends ViewPart {

    private static final int RATE_REFRESH_MS = 500;
    private static final int CHAR_WIDTH_PX = 8;

    private TableViewer table;
    private SupervisorLink link;

    /** Called by the workbench. */
    public DevicesView() {
        // the control is made later
    }

    @Override
    public void createPartControl(Composite parent) {
        table = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        table.getTable().setHeaderVisible(true);
        table.getTable().setLinesVisible(true);
        for (DeviceColumn column : DeviceColumn.values()) {
            addColumn(column);
        }
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.setInput(List.of());
        CoalescedRefresh refresh = new CoalescedRefresh(table.getTable(), this::show);
        link = new SupervisorLink(FrameworkUtil.getBundle(DevicesView.class).getBundleContext(), refresh::request);
        table.getTable().addPaintListener(event -> {
            if (table.getTable().getItemCount() == 0) {
                event.gc.drawText(Messages.noDevices, 12, 36, true);
            }
        });
        addActions();
        refreshRates(parent.getDisplay());
        show();
    }

    private void addColumn(DeviceColumn column) {
        TableViewerColumn viewerColumn = new TableViewerColumn(table, SWT.NONE);
        viewerColumn.getColumn().setText(column.heading());
        viewerColumn.getColumn().setWidth(column.widthChars() * CHAR_WIDTH_PX);
        viewerColumn.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> column.text((DeviceSnapshot) row)));
    }

    private void show() {
        Optional<String> selected = selected().map(DeviceSnapshot::id);
        List<DeviceSnapshot> devices = link.supervisor().map(s -> s.devices().stream().map(DeviceHandle::snapshot).toList()).orElse(List.of());
        if (!devices.equals(table.getInput())) {
            table.setInput(devices);
            for (int i = 0; i < devices.size(); i++) {
                if (selected.equals(Optional.of(devices.get(i).id()))) {
                    table.getTable().setSelection(i);
                }
            }
        }
    }

    private void refreshRates(Display display) {
        display.timerExec(RATE_REFRESH_MS, () -> {
            if (!table.getTable().isDisposed()) {
                show();
                refreshRates(display);
            }
        });
    }

    private Optional<DeviceSnapshot> selected() {
        return Optional.ofNullable((DeviceSnapshot) table.getStructuredSelection().getFirstElement());
    }

    private void addActions() {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(manager -> selected().ifPresent(device -> {
            DeviceState state = device.status().state();
            manager.add(action(Messages.connect, state == DeviceState.OFFLINE, device, DeviceHandle::connect));
            manager.add(action(Messages.disconnect, state.isConnected(), device, DeviceHandle::disconnect));
            manager.add(action(Messages.startStreaming, state == DeviceState.READY, device, DeviceHandle::start));
            manager.add(action(Messages.stopStreaming, state == DeviceState.ACTIVE || state == DeviceState.DEGRADED, device, DeviceHandle::stop));
            manager.add(action(Messages.acknowledgeFailure, state == DeviceState.FAILED, device, DeviceHandle::acknowledge));
        }));
        table.getTable().setMenu(menu.createContextMenu(table.getTable()));
    }

    private IAction action(String text, boolean enabled, DeviceSnapshot device, Consumer<DeviceHandle> command) {
        Action action = new Action(text) {
            @Override
            public void run() {
                link.supervisor().flatMap((DeviceSupervisor s) -> s.device(device.id())).ifPresent(command);
            }
        };
        action.setEnabled(enabled);
        return action;
    }

    @Override
    public void setFocus() {
        table.getTable().setFocus();
    }

    @Override
    public void dispose() {
        if (link != null) {
            link.close();
        }
        super.dispose();
    }
}
